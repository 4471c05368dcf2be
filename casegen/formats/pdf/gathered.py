"""Gathered: turned tables after the text that they stand in, so that no page is left half empty."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from casegen.document.spread import Spread
from casegen.document.tree import Block, Document, Section, Table
from casegen.formats.pdf.laid import Laid


def gathered(document: Document, lying: Mapping[str, Laid]) -> Document:
    """The document with each turned table after the text of its section, all in their order.

    A table that is not turned has those that were turned before it printed first.
    """
    sections = tuple(section(one, lying) for one in document.sections)
    return replace(document, sections=sections)


def section(part: Section, lying: Mapping[str, Laid]) -> Section:
    """A section with its turned tables last, and so with those below it."""
    below = tuple(section(one, lying) for one in part.sections)
    return replace(part, blocks=tuple(ordered(part.blocks, lying)), sections=below)


def ordered(blocks: tuple[Block, ...], lying: Mapping[str, Laid]) -> Iterator[Block]:
    """The blocks with what is turned held back until another table or the end."""
    held: list[Block] = []
    for block in blocks:
        if isinstance(block, Table) and turned(lying[block.id]):
            held.append(block)
            continue
        if isinstance(block, Table):
            yield from held
            held = []
        yield block
    yield from held


def turned(how: Laid) -> bool:
    """Whether a table gets a page of its own that lies on its side."""
    return isinstance(how, Spread) and how.turned
