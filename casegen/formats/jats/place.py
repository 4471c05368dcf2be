"""A place: one language's part of the file, with the ids of what it holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from casegen.document.tree import Block, Document, Figure, Section, Table
from casegen.document.walk import parts


@dataclass(frozen=True)
class Place:
    """The part of a file that a document makes; `suffix` keeps the ids of a translation apart.

    The letters before the numbers of ids are those that SciELO suggests.
    """

    document: Document
    suffix: str = ""

    @cached_property
    def ids(self) -> dict[str, str]:
        """The ids in the file by those in the document."""
        found = {}
        for kind, letters in ((Section, "sec"), (Figure, "f"), (Table, "t")):
            things = (thing.id for thing in held(self.document) if isinstance(thing, kind))
            for number, name in enumerate(things, 1):
                found[name] = self.own(f"{letters}{number}")
        return found

    def own(self, name: str) -> str:
        """An id made unlike those of the other languages."""
        return name + self.suffix

    def word(self, group: str, key: str) -> str:
        """A word of the document's language."""
        return self.document.language.word(group, key)


def held(document: Document) -> Iterator[Section | Block]:
    """The sections of a document and the blocks that stand directly in them, in order."""
    for part in parts(document):
        yield part
        yield from part.blocks


def reference_id(number: int) -> str:
    """The id of a reference, which all languages share."""
    return f"B{number}"
