"""RIS: the references as EndNote, Zotero and Mendeley take them in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from casegen.case.line import clean
from casegen.document.publication import Edition
from casegen.document.walk import plain
from casegen.formats.references.csl import beyond, date, family, pages, rich

TYPES = {
    "article": "UNPB",
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "book": "BOOK",
    "chapter": "CHAP",
    "dataset": "DATA",
    "entry-encyclopedia": "ENCYC",
    "legislation": "STAT",
    "paper-conference": "CPAPER",
    "report": "RPRT",
    "software": "COMP",
    "thesis": "THES",
    "webpage": "ELEC",
}
TITLES = {"title": "TI", "container-title": "T2", "container-title-short": "J2"}
REST = {
    "volume": "VL",
    "issue": "IS",
    "number": "M1",
    "edition": "ET",
    "version": "ET",
    "section": "SE",
    "chapter-number": "SE",
    "publisher": "PB",
    "publisher-place": "CY",
    "event-title": "T3",
    "event-place": "C1",
    "genre": "M3",
    "ISBN": "SN",
    "DOI": "DO",
    "PMID": "AN",
    "PMCID": "C2",
    "URL": "UR",
    "language": "LA",
}

Line = tuple[str, str]


def ris(edition: Edition) -> bytes:
    """The references in the order of their numbers; lines end in CR LF, as RIS has them."""
    record = next(iter(edition.documents.values()))
    entries = (entry(reference.fields) for reference in record.references)
    return "\r\n".join(entries).encode()


def entry(fields: Mapping[str, Any]) -> str:
    """One reference: a tag, two spaces, a hyphen and a value on each line, from TY to ER."""
    lines = [("TY", TYPES[fields["type"]]), ("ID", fields["id"]), *told(fields), ("ER", "")]
    return "".join(f"{tag}  - {clean(value)}\r\n" for tag, value in lines)


def told(fields: Mapping[str, Any]) -> Iterator[Line]:
    """What a reference says, between its first and last line."""
    for role, tag in (("author", "AU"), ("editor", "A2")):
        yield from ((tag, person(name)) for name in fields.get(role, ()))
    for name, tag in TITLES.items():
        if name in fields:
            yield tag, plain(rich(fields[name]))
    yield from dates(fields)
    first, last = pages(fields.get("page", ""))
    yield from ((tag, page) for tag, page in (("SP", first), ("EP", last)) if page)
    yield from ((tag, fields[name]) for name, tag in REST.items() if name in fields)


def person(name: Mapping[str, str]) -> str:
    """A person as Family, Given, Suffix; a body with a comma behind it, so that it stays whole."""
    parts = (name.get("literal") or family(name), name.get("given") or "", name.get("suffix"))
    return ", ".join(part for part in parts if part is not None).rstrip()


def dates(fields: Mapping[str, Any]) -> Iterator[Line]:
    """When a work came out, when it was read and when its conference was, as YYYY/MM/DD/.

    What no such date can say stands behind the last stroke.
    """
    issued = date(fields, "issued")
    if issued:
        yield "PY", f"{issued[0]:04}"
    for tag, name in (("DA", "issued"), ("Y2", "accessed"), ("C4", "event-date")):
        if parts := date(fields, name):
            told = [*(f"{part:02}" for part in parts), "", ""][:3]
            yield tag, "/".join([*told, beyond(fields, name)])
    if "status" in fields:
        yield "N1", fields["status"]
