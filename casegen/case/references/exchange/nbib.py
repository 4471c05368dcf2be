"""MEDLINE's format, as PubMed sends it to a citation manager."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from casegen.case.references.exchange import values
from casegen.case.references.exchange.dates import day
from casegen.case.references.exchange.entry import CollectError, Entry, Wanted
from casegen.case.references.exchange.names import of_ris
from casegen.case.references.exchange.text import lettered, plain
from casegen.case.references.exchange.types import kind
from casegen.messages import _
from casegen.system.limits import REFERENCE_CHARACTERS

ENDS: Final = re.compile(r"\r\n|\r|\n")
LINE: Final = re.compile(r"([A-Z][A-Z0-9]{1,3}) {0,3}- ?(.*)$", re.ASCII)
FURTHER: Final = re.compile(r"\s{4,}\S")
START: Final = re.compile(r"^PMID ?-", re.MULTILINE)
TEXTS: Final = {
    "VI": "volume", "IP": "issue", "PG": "page", "LA": "language", "PMID": "PMID", "PMC": "PMCID",
    "PB": "publisher", "PL": "publisher-place", "EN": "edition", "ISBN": "ISBN",
}  # fmt: skip
NUMBERS: Final = ("LID", "AID", "SO")
DOI: Final = re.compile(r"(10\.\d{4,9}\S*/\S+?)\s*\[doi\]")
ARTICLE: Final = re.compile(r"(e?\d{1,8}|[A-Z]{1,3}\d{1,6})\s*\[pii\]", re.IGNORECASE)
# Written by the library beside what an article says of itself; nobody misses it.
UNTOLD: Final = frozenset(
    {
        "OWN", "STAT", "DCOM", "LR", "IS", "AU", "AD", "PHST", "CRDT", "MHDA", "EDAT", "DEP", "JID",
        "SB", "MH", "PST", "PT", "AB", "CI", "COIS", "GR", "RN", "OTO", "OT", "AUID", "SO", "TT",
        "EIN", "CIN", "CON", "LID", "AID", "FIR", "IR", "RF", "DA", "OID", "NM", "MID", "JT", "TA",
        "UOF", "UIN", "DRDT", "CDAT", "PMCR", "IRAD", "LANG", "SI", "OAB", "OABL",
    }
)  # fmt: skip
HEADLESS: Final = _(
    "{file}:{line}: An entry of PubMed's format begins with a line “PMID”, which is missing here; "
    "export the file anew."
)

Rows = list[tuple[str, list[str]]]
Tags = dict[str, list[str]]


def nbib(text: str, file: str, wanted: Wanted) -> Iterator[Entry]:
    """The entries of a file in MEDLINE's format that are wanted. Raises CollectError."""
    wanted.told(sum(1 for _match in START.finditer(text)), file)
    rows: Rows = []
    begun = 0
    for number, row in enumerate(ENDS.split(text), 1):
        match = LINE.match(row.rstrip())
        if match and match[1] == "PMID":
            if begun:
                yield filled(rows, begun)
            rows, begun = [], number
        elif row.strip() and not begun:
            raise CollectError(HEADLESS, file=file, line=str(number))
        if match and not FURTHER.match(row):
            rows.append((match[1], [match[2].strip()]))
        elif row.strip():
            rows[-1][1].append(row.strip())
    if begun:
        yield filled(rows, begun)


def filled(rows: Rows, line: int) -> Entry:
    """An entry with its tags under CSL-JSON's names; what has none is named as left out."""
    tags: Tags = {}
    for tag, pieces in rows:
        tags.setdefault(tag, []).append(" ".join(pieces)[: 2 * REFERENCE_CHARACTERS])
    types = tags.get("PT", [])
    found = next((known for name in types if (known := kind("medline", name))), "article-journal")
    entry = Entry("", line, types[0] if types else "", found)
    people(entry, tags)
    titled(entry, tags)
    for tag, key in TEXTS.items():
        if tag in tags:
            entry.fields[key] = plain(tags.pop(tag)[0])
    issued = day(tags.get("DP", [""])[0])
    if issued is not None:
        entry.fields["issued"] = issued
        del tags["DP"]
    identified(entry, tags)
    entry.left += [tag for tag in tags if tag not in UNTOLD]
    return entry


def people(entry: Entry, tags: Tags) -> None:
    """Who wrote and who edited a work, by full names where the library has them."""
    spoken = values.language(tags.get("LA", [""])[0]) or ""
    for role, full, short in (("author", "FAU", "AU"), ("editor", "FED", "ED")):
        shorter = tags.pop(short, [])
        named = of_ris(tags.pop(full, shorter), vietnamese=spoken.startswith("vi"))
        entry.fields[role] = named.names
        entry.unsure += [role] if named.unsure else []
    bodies = [{"literal": plain(name)} for name in tags.pop("CN", [])]
    entry.fields["author"] += bodies


def titled(entry: Entry, tags: Tags) -> None:
    """The title without the stop and the brackets that the library puts to it, and the journal."""
    title = lettered(tags.pop("TI", tags.pop("BTI", [""]))[0])
    bracketed = re.fullmatch(r"\[(.*?)\.?\]\.?", title)
    entry.fields["title"] = bracketed[1] if bracketed else title.removesuffix(".")
    own = tags.get("TT", [""])[0].strip()
    if bracketed and own:
        entry.fields["title"] = lettered(own).removesuffix(".")
    whole = tags.pop("BTI", tags.pop("CTI", tags.get("JT", tags.get("TA", []))))
    if whole:
        entry.fields["container-title"] = lettered(whole[0]).removesuffix(".")
    short = plain(tags.get("TA", [""])[0])
    if short and short != entry.fields.get("container-title"):
        entry.fields["container-title-short"] = short


def identified(entry: Entry, tags: Tags) -> None:
    """The DOI, and the number that an article without pages has instead."""
    numbers = " ".join(text for tag in NUMBERS for text in tags.get(tag, []))
    if found := DOI.search(numbers):
        entry.fields["DOI"] = found[1]
    if "page" not in entry.fields and (number := ARTICLE.search(" ".join(tags.get("LID", [])))):
        entry.fields["page"] = number[1]
