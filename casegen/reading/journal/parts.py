"""The parts of a document: which there are, in which order, and where an author writes them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from casegen.case.origin import Keys
from casegen.document.tree import Document, Paragraph
from casegen.document.walk import walk
from casegen.reading.passages import DECLARATIONS

KEYS: dict[str, Keys] = {"cases": ("patients", 0), "discussion": ("discussion", 0)}
WRITTEN = {"abstract", "introduction", "cases", "discussion", "conclusion", "references"}


def keys_of(role: str) -> Keys:
    """The keys of the table in which a part is written."""
    return KEYS.get(role, (role,))


def present(document: Document) -> Iterator[str]:
    """The roles of the parts that hold anything, and the names of the declarations."""
    if any(part.blocks for part in document.front.abstract.parts):
        yield "abstract"
    for section in document.sections:
        if any(part.blocks for part in walk(section)):
            yield section.role
    if document.references:
        yield "references"
    for block in document.declarations.blocks:
        if isinstance(block, Paragraph) and block.role:
            yield block.role


def demanded(document: Document) -> Iterator[tuple[str, str]]:
    """The roles and names of what the profile wants, each with the words it is headed by."""
    profile, language = document.profile, document.language
    for role in profile.order.parts:
        if role in WRITTEN:
            yield role, expected(document, role)
    for name in profile.required:
        known = name in DECLARATIONS
        yield name, language.word("declaration", name) if known else expected(document, name)


def expected(document: Document, role: str) -> str:
    """The heading of a part: the profile's word, or else the language's."""
    own = document.profile.heading.get(document.language.tag, {})
    return own.get(role) or document.language.word("heading", role)


def abstract_parts(document: Document) -> dict[str, str]:
    """The parts that the profile wants in an abstract, in order, with their headings."""
    words = document.language.words["part"]
    return {part: words.get(part, part.capitalize()) for part in document.profile.abstract_parts}


def misplaced(found: Sequence[str], wanted: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each part that stands right before one that should precede it, with that other one."""
    for name, after in pairwise(name for name in found if name in wanted):
        if wanted.index(name) > wanted.index(after):
            yield name, after
