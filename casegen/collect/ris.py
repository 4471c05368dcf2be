"""RIS, as EndNote, Zotero, Mendeley, PubMed's mirrors and publishers export it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from casegen.collect import values
from casegen.collect.entry import CollectError, Entry
from casegen.collect.names import inverted
from casegen.collect.text import plain
from casegen.message import _

TYPES: Final = {
    "JOUR": "article-journal", "EJOUR": "article-journal",
    "BOOK": "book", "EBOOK": "book", "EDBOOK": "book",
    "CHAP": "chapter", "ECHAP": "chapter",
    "ENCYC": "entry-encyclopedia",
    "CPAPER": "paper-conference", "CONF": "paper-conference",
    "RPRT": "report", "GOVDOC": "report",
    "THES": "thesis",
    "ELEC": "webpage", "WEB": "webpage",
}  # fmt: skip
ENDS: Final = re.compile(r"\r\n|\r|\n")
LINE: Final = re.compile(r"([A-Z][A-Z0-9]) {1,2}-(?: (.*))?$", re.ASCII)
TEXTS: Final = {
    "TI": "title", "T1": "title", "VL": "volume", "PB": "publisher", "CY": "publisher-place",
    "PP": "publisher-place", "DO": "DOI", "UR": "URL", "LA": "language",
}  # fmt: skip
SERIAL: Final = {"IS": "issue", "C7": "page"}
WITHIN: Final = {
    "article-journal", "chapter", "entry-encyclopedia", "paper-conference", "webpage",
}  # fmt: skip
CONTAINERS: Final = ("T2", "BT", "JF", "JO")
SHORT: Final = ("J2", "JA", "J1")
NAMES: Final = {"AU": "author", "A1": "author", "A2": "editor", "ED": "editor"}
ALONE: Final = {"ET": "edition", "SN": "ISBN", "M1": "number", "M3": "genre"}
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

Tags = dict[str, list[str]]


def ris(text: str, file: str) -> Iterator[Entry]:
    """The entries of a RIS file. Raises CollectError."""
    entry: Entry | None = None
    tags: Tags = {}
    last = ""
    for number, row in enumerate(ENDS.split(text), 1):
        match = LINE.match(row.rstrip())
        if not match:
            # A long value goes on in the next line; what stands outside of entries is no one's.
            if entry is not None and row.strip():
                tags[last].append(f"{tags[last].pop()} {row.strip()}")
            continue
        tag, value = match[1], (match[2] or "").strip()
        if (tag == "TY") == (entry is not None):
            raise CollectError(TORN if entry else HEADLESS, file=file, line=str(number))
        if tag == "TY":
            entry, tags, last = Entry("", number, value, TYPES.get(value.upper())), {}, tag
            tags["TY"] = [value]
        elif tag == "ER" and entry is not None:
            yield filled(entry, tags)
            entry, last = None, tag
        else:
            tags.setdefault(tag, []).append(value)
            last = tag
    if entry is not None:
        raise CollectError(TORN, file=file, line=str(entry.line))
    if not last and text.strip():
        raise CollectError(HEADLESS, file=file, line="1")


def filled(entry: Entry, tags: Tags) -> Entry:
    """An entry with its tags under CSL-JSON's names; what has none is named as left out."""
    tags.pop("TY")
    entry.key = "".join(tags.pop("ID", []))
    if entry.type is None:
        return entry
    for tag, role in NAMES.items():
        names = [name for name in map(inverted, tags.pop(tag, [])) if name]
        entry.fields.setdefault(role, []).extend(names)
    contained(entry, tags)
    when(entry, tags)
    texts = TEXTS | (SERIAL if entry.type == "article-journal" else ALONE)
    paged(entry, tags)
    numbered(entry, tags)
    for tag, key in texts.items():
        if tag in tags and key not in entry.fields:
            text, *more = tags.pop(tag)
            entry.fields[key] = plain(text)
            entry.left += [tag] if any(more) else []
    entry.left += [tag for tag, found in tags.items() if any(found)]
    return entry


def contained(entry: Entry, tags: Tags) -> None:
    """What a work appeared in: the full title before its abbreviation."""
    if entry.type not in WITHIN:
        return
    if entry.type == "paper-conference" and "T3" in tags:
        entry.fields["event-title"] = plain(tags.pop("T3")[0])
    full = [plain(text) for tag in CONTAINERS for text in tags.pop(tag, [])]
    short = [plain(text) for tag in SHORT for text in tags.pop(tag, [])]
    if full or short:
        entry.fields["container-title"] = (full or short)[0]
    shorter = [text for text in (*short, *full[1:]) if text != (full or short)[0]]
    if full and (short or shorter):
        entry.fields["container-title-short"] = short[0] if short else min(shorter, key=len)


def when(entry: Entry, tags: Tags) -> None:
    """When a work came out: the most exact of its dates that name the same year."""
    found = {tag: values.day(tags[tag][0]) for tag in ("PY", "Y1", "DA") if tag in tags}
    known = [day for day in found.values() if day is not None]
    same = [day for day in known if str(day)[:4] == str(known[0])[:4]]
    if same:
        entry.fields["issued"] = max(same, key=lambda day: len(str(day)))
    for tag, day in found.items():
        if day in same:
            del tags[tag]
    accessed = values.day(tags["Y2"][0]) if "Y2" in tags else None
    if accessed is not None:
        entry.fields["accessed"] = accessed
        del tags["Y2"]


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
