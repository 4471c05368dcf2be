"""RIS, as EndNote, Zotero, Mendeley, PubMed's mirrors and publishers export it.

By hand, since its libraries give fields without the lines that a finding must point to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from casegen.case.references.exchange import values
from casegen.case.references.exchange.dates import day
from casegen.case.references.exchange.entry import CollectError, Entry, Wanted
from casegen.case.references.exchange.names import of_ris
from casegen.case.references.exchange.text import lettered, plain
from casegen.case.references.exchange.types import IN_PRESS, kind, preprint
from casegen.messages import _
from casegen.system.limits import REFERENCE_CHARACTERS

ENDS: Final = re.compile(r"\r\n|\r|\n")
# Some leave out the space behind the dash, some the dash of ER; a tag has two spaces before it.
LINE: Final = re.compile(
    r"([A-Z][A-Z0-9])(?:[ \t\xa0]{1,3}-(?:[ \t\xa0](.*))?|[ \t\xa0]{2,3}-(\S.*))$"
    r"|(TY)[ \t]{0,3}-[ \t]*(\S.*)$|(ER)[ \t]*-?[ \t]*$",
    re.ASCII,
)
START: Final = re.compile(r"^TY[ \t\xa0]{0,3}-", re.MULTILINE)
TEXTS: Final = {
    "TI": "title", "T1": "title", "VL": "volume", "PB": "publisher", "CY": "publisher-place",
    "PP": "publisher-place", "DO": "DOI", "UR": "URL", "LA": "language", "SE": "section",
    "CT": "title",
}  # fmt: skip
SERIAL: Final = {"IS": "issue", "C7": "page"}
SERIALS: Final = ("article-journal", "article-magazine", "article-newspaper", "article")
WITHIN: Final = {
    *SERIALS, "chapter", "entry-encyclopedia", "paper-conference", "webpage", "dataset", "software",
}  # fmt: skip
CONTAINERS: Final = ("T2", "BT", "JF", "JO")
SHORT: Final = ("J2", "JA", "J1")
NAMES: Final = {"AU": "author", "A1": "author", "A2": "editor", "ED": "editor"}
RICH: Final = ("title", "container-title")
LONGEST: Final = 4 * REFERENCE_CHARACTERS  # of a text with its markup
ALONE: Final = {"ET": "edition", "SN": "ISBN", "M1": "number", "M3": "genre", "C1": "event-place"}
POSTED: Final = {"IS": "issue", "C7": "page", "M1": "number", "M3": "genre"}
VERSION: Final = {**ALONE, "ET": "version"}
NOTES: Final = ("N1", "RN")
PUBMED: Final = re.compile(r"pubmed|medline|\bNLM\b", re.IGNORECASE)

HEADLESS: Final = _(
    "{file}:{line}: An entry of a RIS file begins with a line “TY”, which is missing here; "
    "export the file anew."
)
TORN: Final = _(
    "{file}:{line}: An entry of a RIS file ends with a line “ER”, which is missing here; "
    "export the file anew."
)

Rows = list[tuple[str, list[str]]]
Tags = dict[str, list[str]]


def ris(text: str, file: str, wanted: Wanted) -> Iterator[Entry]:
    """The entries of a RIS file that are wanted. Raises CollectError."""
    wanted.told(sum(1 for _match in START.finditer(text)), file)
    entry: Entry | None = None
    rows: Rows = []
    seen = False
    for number, row in enumerate(ENDS.split(text), 1):
        match = LINE.match(row.rstrip())
        if not match:
            # A long value goes on in the next line; what stands outside of entries is no one's.
            if entry is not None and row.strip():
                rows[-1][1].append(row.strip())
            continue
        tag = match[1] or match[4] or match[6]
        value = (match[2] or match[3] or match[5] or "").strip()
        seen = True
        if (tag == "TY") == (entry is not None):
            raise CollectError(TORN if entry else HEADLESS, file=file, line=str(number))
        if tag == "TY":
            entry, rows = Entry("", number, value, kind("ris", value.upper())), []
        elif tag == "ER" and entry is not None:
            yield filled(entry, rows)
            entry = None
        rows.append((tag, [value]))
    if entry is not None:
        raise CollectError(TORN, file=file, line=str(entry.line))
    if not seen and text.strip():
        raise CollectError(HEADLESS, file=file, line="1")


def filled(entry: Entry, rows: Rows) -> Entry:
    """An entry with its tags under CSL-JSON's names; what has none is named as left out."""
    tags: Tags = {}
    for tag, pieces in rows:
        text = " ".join(pieces)
        tags.setdefault(tag, []).append(text)
    tags.pop("TY")
    entry.key = "".join(tags.pop("ID", []))
    if entry.type is None:
        return entry
    if entry.kind.upper() == "INPR":
        entry.fields["status"] = "in press"
    for tag in [tag for tag in tags if max(map(len, tags[tag])) > LONGEST]:
        entry.left.append(tag)
        del tags[tag]
    spoken = values.language(tags.get("LA", [""])[0]) or ""
    for tag, role in NAMES.items():
        found = of_ris(tags.pop(tag, []), vietnamese=spoken.startswith("vi"))
        entry.fields.setdefault(role, []).extend(found.names)
        entry.unsure += [role] if found.unsure else []
    contained(entry, tags)
    when(entry, tags)
    texts = TEXTS | special(entry)
    paged(entry, tags)
    numbered(entry, tags)
    for tag, key in texts.items():
        if tag in tags and key not in entry.fields:
            text, *more = tags.pop(tag)
            entry.fields[key] = lettered(text) if key in RICH else plain(text)
            entry.left += [tag] if any(more) else []
    if entry.type == "article-journal" and preprint(entry.fields.get("container-title", "")):
        entry.type = "article"
    entry.left += [tag for tag, found in tags.items() if any(found)]
    return entry


def special(entry: Entry) -> dict[str, str]:
    """The tags that mean something in entries of this type alone."""
    match entry.type:
        case "article":
            return POSTED
        case "article-journal" | "article-magazine" | "article-newspaper":
            return SERIAL
        case "chapter":
            return {**ALONE, "SE": "chapter-number"}
        case "software" | "dataset":
            return VERSION
        case _:
            return ALONE


def contained(entry: Entry, tags: Tags) -> None:
    """What a work appeared in: the full title before its abbreviation."""
    if entry.type not in WITHIN:
        return
    if entry.type == "paper-conference" and "T3" in tags:
        entry.fields["event-title"] = plain(tags.pop("T3")[0])
    full = [lettered(text) for tag in CONTAINERS for text in tags.pop(tag, [])]
    short = [plain(text) for tag in SHORT for text in tags.pop(tag, [])]
    if full or short:
        entry.fields["container-title"] = (full or short)[0]
    shorter = [text for text in (*short, *full[1:]) if text != (full or short)[0]]
    if full and (short or shorter):
        entry.fields["container-title-short"] = short[0] if short else min(shorter, key=len)


def when(entry: Entry, tags: Tags) -> None:
    """When a work came out: the most exact of its dates that name the same year."""
    for tag in ("PY", "Y1", *NOTES):
        if any(IN_PRESS.fullmatch(text) for text in tags.get(tag, ())):
            entry.fields["status"] = "in press"
            tags[tag] = [text for text in tags[tag] if not IN_PRESS.fullmatch(text)]
    dates = {tag: tags[tag][0] for tag in ("PY", "Y1", "DA") if tags.get(tag)}
    found = {tag: day(text) for tag, text in dates.items()}
    known = [day for day in found.values() if day is not None]
    same = [day for day in known if str(day)[:4] == str(known[0])[:4]]
    if same:
        entry.fields["issued"] = max(same, key=lambda day: len(str(day)))
    for tag, read in found.items():
        if read in same:
            del tags[tag]
    for tag, key in (("Y2", "accessed"), ("C4", "event-date")):
        read = day(tags[tag][0]) if tag in tags else None
        if read is not None:
            entry.fields[key] = read
            del tags[tag]


def paged(entry: Entry, tags: Tags) -> None:
    """The first and the last page; of a whole book SP is how many pages it has."""
    if entry.type not in WITHIN:
        return
    found = [text for tag in ("SP", "EP") for text in tags.pop(tag, []) if text]
    if found:
        entry.fields["page"] = "–".join(dict.fromkeys(found[:2]))


def numbered(entry: Entry, tags: Tags) -> None:
    """The numbers of PubMed, and a DOI where EndNote keeps the type of an article.

    AN is the number of whatever database an entry is from; of one that names no database it may
    be that of PubMed, and is marked as not confirmed.
    """
    notes = " ".join(text for tag in NOTES for text in tags.get(tag, []))
    given, database = tags.get("AN", [""])[0], " ".join(tags.get("DB", []) + tags.get("DP", []))
    if found := values.PMID_IN.search(notes):
        entry.fields["PMID"] = found[1]
    elif values.pmid(given) and (PUBMED.search(database) or not database):
        entry.fields["PMID"] = tags.pop("AN")[0]
        entry.unsure += [] if database else ["PMID"]
    for text in (notes, *tags.get("C2", [])):
        if found := values.PMCID_IN.search(text):
            entry.fields.setdefault("PMCID", found[0])
    tags.pop("C2" if "PMCID" in entry.fields else "", None)
    if "DO" not in tags and values.doi(tags.get("M3", [""])[0]):
        tags["DO"] = tags.pop("M3")
