"""BibTeX and BibLaTeX, as Zotero, Mendeley, EndNote and JabRef export them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from casegen.collect import values
from casegen.collect.entry import CollectError, Entry
from casegen.collect.latex import LatexError, address, from_latex
from casegen.collect.names import of_bibtex
from casegen.collect.text import plain
from casegen.limits import TEXT_CHARACTERS
from casegen.message import _

if TYPE_CHECKING:
    from bibtexparser.model import Entry as Block

TYPES: Final = {
    "article": "article-journal",
    "book": "book", "mvbook": "book", "collection": "book",
    "inbook": "chapter", "incollection": "chapter",
    "inreference": "entry-encyclopedia",
    "inproceedings": "paper-conference", "conference": "paper-conference",
    "report": "report", "techreport": "report",
    "thesis": "thesis", "phdthesis": "thesis", "mastersthesis": "thesis",
    "online": "webpage", "electronic": "webpage", "www": "webpage",
}  # fmt: skip
TEXTS: Final = {
    "title": "title", "booktitle": "container-title", "eventtitle": "event-title",
    "shortjournal": "container-title-short", "volume": "volume", "edition": "edition",
    "chapter": "chapter-number", "publisher": "publisher", "institution": "publisher",
    "school": "publisher", "organization": "publisher", "address": "publisher-place",
    "location": "publisher-place", "isbn": "ISBN", "pmid": "PMID", "pmcid": "PMCID",
    "pages": "page", "language": "language", "langid": "language", "issue": "issue",
}  # fmt: skip
NAMES: Final = ("author", "editor")
ADDRESSES: Final = {"doi": "DOI", "url": "URL"}
DATES: Final = {"date": "issued", "urldate": "accessed"}
NOTES: Final = ("note", "annote", "annotation")
VALUE: Final = re.compile(r'\s*(?:(?P<open>["{])|(?P<name>[^\s#"{}]+))')
MARK: Final = re.compile(r'(?<!\\)["{}]')
START: Final = re.compile(r"^[ \t]*@(?!comment)\w+", re.IGNORECASE | re.MULTILINE)
MALFORMED: Final = _(
    "{file}:{line}: The BibTeX entry that begins here is malformed; look for a brace, a quotation "
    "mark, a comma or an “=” that is missing, or export the file anew."
)


class Fields:
    """The fields of one entry, each taken out as it is read; LaTeX that is not known is noted."""

    def __init__(self, given: Mapping[str, str], entry: Entry) -> None:
        self.given = dict(given)
        self.entry = entry

    def take(self, name: str) -> str:
        """A field as it is written, for good."""
        return self.given.pop(name, "")

    def said(self, text: str) -> str:
        """The text that LaTeX stands for."""
        shown, unknown = from_latex(text)
        self.entry.left += unknown
        return plain(shown)


def bib(text: str, file: str) -> Iterator[Entry]:
    """The entries of a BibTeX file. Raises CollectError."""
    import logging

    from bibtexparser import model
    from bibtexparser.splitter import Splitter

    # What it would log is told as a message.
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    strings = {name: name for name in values.MONTHS}
    for found in Splitter(text).split().blocks:
        line = (found.start_line or 0) + 1
        twice = (model.DuplicateBlockKeyBlock, model.DuplicateFieldKeyBlock)
        block = found.ignore_error_block if isinstance(found, twice) else found
        try:
            match block:
                case model.String():
                    strings[block.key.lower()] = valued(block.value, strings)
                case model.Entry():
                    yield read(block, line, strings)
                case model.ParsingFailedBlock():
                    raise CollectError(MALFORMED, file=file, line=str(line))
                case model.ImplicitComment() if stray := START.search(block.comment):
                    line += block.comment.count("\n", 0, stray.start())
                    raise CollectError(MALFORMED, file=file, line=str(line))
        except (LatexError, ValueError):
            raise CollectError(MALFORMED, file=file, line=str(line)) from None


def read(block: Block, line: int, strings: Mapping[str, str]) -> Entry:
    """One entry. Raises ValueError and LatexError."""
    kind = block.entry_type.lower()
    entry = Entry(block.key, line, f"@{kind}", TYPES.get(kind))
    given: dict[str, str] = {}
    for field in block.fields:
        # Of a field given twice, BibTeX takes the first.
        given.setdefault(field.key.lower(), valued(field.value, strings))
    if kind == "misc" and (given.get("url") or r"\url" in given.get("howpublished", "")):
        entry.type = "webpage"
    if entry.type:
        fill(entry, Fields({name: text for name, text in given.items() if text.strip()}, entry))
    return entry


def fill(entry: Entry, fields: Fields) -> None:
    """Put the fields of an entry under CSL-JSON's names, and name those that are left out."""
    texts = TEXTS | special(entry)
    for name in NAMES:
        entry.fields[name], others = of_bibtex(fields.take(name), fields.said)
        entry.unsure += [name] if others else []
    where(entry, fields)
    when(entry, fields)
    subtitle = fields.said(fields.take("subtitle"))
    for name in [name for name in texts if name in fields.given]:
        text = fields.said(fields.take(name))
        entry.fields.setdefault(texts[name], text)
    if subtitle:
        entry.fields["title"] = f"{entry.fields.get('title', '')}: {subtitle}"
    if "eid" in fields.given and "page" not in entry.fields:
        entry.fields["page"] = fields.said(fields.take("eid"))
    noted(entry, fields)
    entry.left += fields.given


def special(entry: Entry) -> dict[str, str]:
    """The fields that mean something in entries of this type alone."""
    match entry.type:
        case "article-journal":
            names = {"journal": "container-title", "journaltitle": "container-title"}
            return names | {"number": "issue"}
        case "report" | "thesis":
            return {"number": "number", "type": "genre"}
        case "webpage":
            return {"howpublished": "container-title"}
        case _:
            return {"number": "number"}


def where(entry: Entry, fields: Fields) -> None:
    """Where a work is found: its addresses, which LaTeX marks in a way of their own."""
    for name, key in ADDRESSES.items():
        if name in fields.given:
            entry.fields[key] = address(fields.take(name))
    published = fields.given.get("howpublished", "")
    if entry.type == "webpage" and re.search(r"\\url|^\W*https?:", published):
        entry.fields.setdefault("URL", address(fields.take("howpublished")))


def when(entry: Entry, fields: Fields) -> None:
    """When a work came out, and when it was read."""
    for name, key in DATES.items():
        found = values.day(fields.said(fields.given.get(name, "")))
        if found is not None:
            fields.take(name)
            entry.fields[key] = found
    parts = [values.day(fields.said(fields.given.get("year", "")))]
    if "issued" in entry.fields or not isinstance(parts[0], int):
        return
    fields.take("year")
    month = values.month(fields.said(fields.given.get("month", "")))
    number = fields.said(fields.given.get("day", ""))
    dated = (parts[0], month) if month else (parts[0],)
    if month:
        fields.take("month")
        whole = (*dated, int(number)) if number.isdecimal() else dated
        if len(whole) > len(dated) and values.joined(whole):
            fields.take("day")
            dated = whole
    entry.fields["issued"] = values.joined(dated)


def noted(entry: Entry, fields: Fields) -> None:
    """Take the numbers of PubMed out of the notes, where they are called so."""
    for name in NOTES:
        text = fields.given.get(name, "")
        for key, pattern in (("PMID", values.PMID_IN), ("PMCID", values.PMCID_IN)):
            found = pattern.search(text)
            if found and key not in entry.fields:
                entry.fields[key] = found[found.re.groups]
        if re.fullmatch(r"[\s;,.]*", values.PMCID_IN.sub("", values.PMID_IN.sub("", text))):
            fields.given.pop(name, None)


def valued(text: str, strings: Mapping[str, str]) -> str:
    """The value of an expression: texts, numbers and names, with # between. Raises ValueError."""
    pieces, place, length = [], 0, 0
    while True:
        match = VALUE.match(text, place)
        if match is None:
            raise ValueError(text[:60])
        place = closing(text, match.end("open")) if match["open"] else match.end()
        piece = text[match.end("open") : place - 1] if match["open"] else name_of(match, strings)
        pieces.append(piece)
        length += len(piece)
        rest = text[place:].lstrip() if place < len(text) else ""
        if length > TEXT_CHARACTERS or (rest and rest[0] != "#"):
            raise ValueError(text[:60])
        if not rest:
            return "".join(pieces)
        place = text.index("#", place) + 1


def name_of(match: re.Match[str], strings: Mapping[str, str]) -> str:
    """What a bare word stands for: a number for itself, a name for its text."""
    word = match["name"]
    return word if word.isdecimal() else strings.get(word.lower(), word)


def closing(text: str, start: int) -> int:
    """The place behind the mark that closes the text which starts here. Raises ValueError."""
    depth = 0
    for mark in MARK.finditer(text, start):
        ends = mark[0] == text[start - 1] == '"' or (mark[0] == "}" and text[start - 1] == "{")
        if ends and not depth:
            return mark.end()
        depth += (mark[0] == "{") - (mark[0] == "}")
    raise ValueError(text[:60])
