"""BibTeX and BibLaTeX, as Zotero, Mendeley, EndNote and JabRef export them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from casegen.case.references.exchange.bib_fields import Given, fill
from casegen.case.references.exchange.dates import MONTHS
from casegen.case.references.exchange.entry import CollectError, Entry, Wanted
from casegen.case.references.exchange.expression import valued
from casegen.case.references.exchange.inherit import Family
from casegen.case.references.exchange.latex import LatexError
from casegen.messages import _

if TYPE_CHECKING:
    from bibtexparser.model import Block
    from bibtexparser.model import Entry as Found

START: Final = re.compile(r"^[ \t]*@(?!comment)\w+", re.IGNORECASE | re.MULTILINE)
HEAD: Final = re.compile(
    r"^[ \t]*@(?!comment|string|preamble|xdata)\w+\s*[{(]", re.IGNORECASE | re.MULTILINE
)
DATA: Final = "xdata"  # what others inherit, and no work itself
MALFORMED: Final = _(
    "{file}:{line}: The BibTeX entry that begins here is malformed; look for a brace, a quotation "
    "mark, a comma or an “=” that is missing, or export the file anew."
)


def bib(text: str, file: str, wanted: Wanted) -> Iterator[Entry]:
    """The entries of a BibTeX file that are wanted. Raises CollectError."""
    import logging

    from bibtexparser import model
    from bibtexparser.splitter import Splitter

    wanted.told(sum(1 for _match in HEAD.finditer(text)), file)
    # What it would log is told as a message.
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    strings = {name: name for name in MONTHS}
    entries: dict[str, tuple[str, dict[str, str]]] = {}
    places: list[tuple[Entry, str]] = []
    for found in Splitter(text).split().blocks:
        line = (found.start_line or 0) + 1
        block = whole(found)
        try:
            match block:
                case model.String():
                    strings[block.key.lower()] = valued(block.value, strings)[0]
                case model.Entry():
                    entry, given = read(block, line, strings)
                    # Of two entries of one key, each has its own fields, and others the first's.
                    key = entry.key.lower()
                    key = key if key not in entries else f"{key}\0{line}"
                    entries[key] = (entry.kind.removeprefix("@"), given)
                    places.append((entry, key))
                case model.ParsingFailedBlock():
                    raise CollectError(MALFORMED, file=file, line=str(line))
                case model.ImplicitComment() if stray := START.search(block.comment):
                    line += block.comment.count("\n", 0, stray.start())
                    raise CollectError(MALFORMED, file=file, line=str(line))
        except ValueError:
            raise CollectError(MALFORMED, file=file, line=str(line)) from None
    yield from filled(places, Family(entries), file, wanted)


def whole(found: Block) -> Block:
    """A block; one that only says again what another said, as it stands."""
    from bibtexparser.model import DuplicateBlockKeyBlock, DuplicateFieldKeyBlock

    if isinstance(found, (DuplicateBlockKeyBlock, DuplicateFieldKeyBlock)):
        return found.ignore_error_block or found
    return found


def read(block: Found, line: int, strings: Mapping[str, str]) -> tuple[Entry, dict[str, str]]:
    """One entry and its own fields. Raises ValueError."""
    entry = Entry(block.key, line, f"@{block.entry_type.lower()}", None)
    given: dict[str, str] = {}
    for field in block.fields:
        name = field.key.lower()
        text, unknown = valued(field.value, strings)
        # Of a field given twice, BibTeX takes the first.
        if name not in given and text.strip():
            given[name] = text
            entry.macros |= dict.fromkeys([name] if unknown else [], " ".join(unknown))
    return entry, given


def filled(
    places: list[tuple[Entry, str]], family: Family, file: str, wanted: Wanted
) -> Iterator[Entry]:
    """The wanted entries with their fields, their own and those they inherit."""
    for entry, key in places:
        if entry.kind == f"@{DATA}" or not wanted.wants(entry.key):
            continue
        try:
            fill(entry, Given(family.inherited(key), entry))
        except (LatexError, ValueError):
            raise CollectError(MALFORMED, file=file, line=str(entry.line)) from None
        yield entry
