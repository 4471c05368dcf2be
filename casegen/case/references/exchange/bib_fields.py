"""The fields of a BibTeX entry under CSL-JSON's names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from casegen.case.references.exchange import values
from casegen.case.references.exchange.dates import day, joined, months, span
from casegen.case.references.exchange.entry import Entry
from casegen.case.references.exchange.latex import address, from_latex
from casegen.case.references.exchange.names import of_bibtex
from casegen.case.references.exchange.text import lettered, plain
from casegen.case.references.exchange.types import IN_PRESS, kind, preprint
from casegen.system.limits import REFERENCE_CHARACTERS, TEXT_CHARACTERS

TEXTS: Final = {
    "title": "title", "booktitle": "container-title", "eventtitle": "event-title",
    "shortjournal": "container-title-short", "volume": "volume", "edition": "edition",
    "chapter": "chapter-number", "publisher": "publisher", "institution": "publisher",
    "school": "publisher", "organization": "publisher", "address": "publisher-place",
    "location": "publisher-place", "isbn": "ISBN", "pmid": "PMID", "pmcid": "PMCID",
    "type": "genre", "section": "section", "pages": "page", "issue": "issue",
    "venue": "event-place", "version": "version",
    "shortjournaltitle": "container-title-short", "journalabbr": "container-title-short",
}  # fmt: skip
SERIALS: Final = ("article-journal", "article-magazine", "article-newspaper", "article")
IN_SERIAL: Final = {
    "journal": "container-title", "journaltitle": "container-title", "number": "issue",
}  # fmt: skip
LANGUAGE: Final = ("language", "langid")
NAMES: Final = ("author", "editor")
ADDRESSES: Final = {"doi": "DOI", "url": "URL"}
DATES: Final = {"date": "issued", "urldate": "accessed", "eventdate": "event-date"}
NOTES: Final = ("note", "annote", "annotation")
PRESS: Final = ("pubstate", "year", "date", "note", "howpublished")
BODIES: Final = ("publisher", "institution", "organization", "school")
RICH: Final = ("title", "container-title")
MARKED: Final = re.compile(r"\\(?:url|path|nolinkurl)\s*(\{(?:[^{}]|\{[^{}]*\})*\})")
BARE: Final = re.compile(r"https?://[^\s{}]+")
SPACED: Final = re.compile(r"(?<![\s,;])[\s,;]++(?=https?://)")
LONGEST: Final = 4 * REFERENCE_CHARACTERS  # of a field with its LaTeX


class Given:
    """The fields of one entry, each taken out as it is read; LaTeX that is not known is noted."""

    def __init__(self, given: Mapping[str, str], entry: Entry) -> None:
        self.fields = dict(given)
        self.entry = entry

    def take(self, name: str, most: int = LONGEST) -> str:
        """A field as it is written, for good; one of which too much is written is left."""
        if len(self.fields.get(name, "")) > most:
            return ""
        return self.fields.pop(name, "")

    def seen(self, name: str) -> str:
        """A field's text, which stays."""
        text = self.fields.get(name, "")
        return self.said(text) if len(text) <= LONGEST else ""

    def said(self, text: str, *, rich: bool = False) -> str:
        """The text that LaTeX stands for; where it may be rich, raised and lowered pieces stay."""
        shown, unknown = from_latex(text)
        self.entry.left += unknown
        return lettered(shown) if rich else plain(shown)


def fill(entry: Entry, given: Given) -> None:
    """Put the fields of an entry under CSL-JSON's names, and name those that are left out."""
    entry.type = type_of(entry.kind.removeprefix("@"), given)
    if entry.type is None:
        return
    spoken(entry, given)
    people(entry, given)
    where(entry, given)
    when(entry, given)
    subtitle = given.said(given.take("subtitle"), rich=True)
    texts = TEXTS | special(entry)
    for name in [name for name in texts if name in given.fields]:
        key = texts[name]
        text = given.said(given.take(name), rich=key in RICH)
        entry.fields.setdefault(key, text)
        entry.unsure += [key] if name in entry.macros else []
    if subtitle:
        entry.fields["title"] = f"{entry.fields.get('title', '')}: {subtitle}"
    if "eid" in given.fields and "page" not in entry.fields:
        entry.fields["page"] = given.said(given.take("eid"))
    posted(entry, given)
    noted(entry, given)
    entry.left += given.fields


def type_of(name: str, given: Given) -> str | None:
    """The kind of a work; of one that has none in BibTeX, by what it says of itself."""
    fields = given.fields
    sub = fields.get("entrysubtype", "").strip().lower()
    found = kind("bib", sub if sub in {"newspaper", "magazine"} else name)
    given.take("entrysubtype")
    server = fields.get("journal", fields.get("journaltitle", fields.get("howpublished", "")))
    if found == "article-journal" and preprint(given.said(server[:LONGEST])):
        return "article"
    if name in {"misc", "online"} and ("eprint" in fields or preprint(server)):
        return "article"
    if name != "misc":
        return found
    named = kind("bib", fields.get("type", "").strip().lower())
    given.take("type" if named else "")
    if named or {"url", "doi"} & fields.keys() or BARE.search(server):
        return named or "webpage"
    return "report" if {*BODIES, "howpublished"} & fields.keys() else None


def special(entry: Entry) -> dict[str, str]:
    """The fields that mean something in entries of this type alone."""
    if entry.type == "article":
        return {**IN_SERIAL, "number": "number", "howpublished": "container-title"}
    if entry.type in SERIALS:
        return IN_SERIAL
    body = "publisher" if entry.type in {"report", "thesis", "legislation"} else "container-title"
    return {"number": "number", "howpublished": body}


def spoken(entry: Entry, given: Given) -> None:
    """The language of a work."""
    for name in LANGUAGE:
        if name in given.fields:
            entry.fields.setdefault("language", given.said(given.take(name)))


def people(entry: Entry, given: Given) -> None:
    """Who wrote and who edited a work."""
    spoken_in = values.language(entry.fields.get("language", "")) or ""
    for name in NAMES:
        written = given.take(name, TEXT_CHARACTERS)
        found = of_bibtex(written, given.said, vietnamese=spoken_in.startswith("vi"))
        entry.fields[name] = found.names
        entry.unsure += [name] if found.unsure or name in entry.macros else []


def where(entry: Entry, given: Given) -> None:
    """Where a work is found: its addresses, which LaTeX marks in a way of their own."""
    for name, key in ADDRESSES.items():
        if name in given.fields:
            found = address(given.take(name))
            first, *more = SPACED.split(found) if key == "URL" else [found]
            entry.fields[key] = first
            entry.left += [name] if more else []
    published = given.fields.get("howpublished", "")
    marked = MARKED.search(published)
    found = address(marked[1]) if marked else address(published)
    if link := BARE.search(found):
        entry.fields.setdefault("URL", link[0].rstrip(".,;)"))
        del given.fields["howpublished"]


def when(entry: Entry, given: Given) -> None:
    """When a work came out, when its conference was, and when it was read."""
    for name in PRESS:
        if IN_PRESS.fullmatch(given.seen(name)) or given.seen(name).strip() == "inpress":
            entry.fields["status"] = "in press"
            given.take(name)
    for name, key in DATES.items():
        found = day(given.seen(name))
        if found is not None:
            given.take(name)
            entry.fields[key] = found
    year = day(given.seen("year"))
    if year is None or entry.fields.get("issued") is not None:
        same = str(entry.fields.get("issued", "")).startswith(str(year))
        for name in ("year", "month", "day") if same else ():
            given.take(name)
        return
    given.take("year")
    entry.fields["issued"] = dated(year, given) if isinstance(year, int) else year


def dated(year: int, given: Given) -> int | str | None:
    """A year with the month, or months, and the day that are given beside it."""
    found = months(given.seen("month"))
    if not found:
        return joined((year,))
    given.take("month")
    number = given.seen("day")
    whole = (year, found[0], int(number)) if number.isdecimal() and len(number) <= 2 else ()  # noqa: PLR2004
    if len(found) == 1 and whole and joined(whole):
        given.take("day")
        return joined(whole)
    return span((year, found[0]), (year, found[-1]))


def posted(entry: Entry, given: Given) -> None:
    """The number of a preprint on its server, and the server."""
    if entry.type != "article" or "eprint" not in given.fields:
        return
    number = given.said(given.take("eprint"))
    server = given.said(given.take("eprinttype") or given.take("archiveprefix"))
    given.take("archiveprefix")
    given.take("primaryclass")
    entry.fields.setdefault("number", number)
    entry.fields.setdefault("container-title", {"arxiv": "arXiv"}.get(server.lower(), server))


def noted(entry: Entry, given: Given) -> None:
    """Take the numbers of PubMed out of the notes, where they are called so."""
    for name in NOTES:
        text = given.fields.get(name, "")
        for key, pattern in (("PMID", values.PMID_IN), ("PMCID", values.PMCID_IN)):
            found = pattern.search(text)
            if found and key not in entry.fields:
                entry.fields[key] = found[found.re.groups]
        if re.fullmatch(r"[\s;,.]*", values.PMCID_IN.sub("", values.PMID_IN.sub("", text))):
            given.fields.pop(name, None)
