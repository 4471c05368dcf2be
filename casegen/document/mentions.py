"""The citations and callouts of a document in the order its reader meets them."""

from __future__ import annotations

from collections.abc import Iterator

from casegen.document.tree import Block, Callout, Cluster, Document, Figure, Section, Table
from casegen.document.walk import floats, marks, said, walk


def mentions(document: Document) -> Iterator[Cluster | Callout]:
    """Every cluster and callout of the body; those of a legend or table come at its first callout.

    Source: ICMJE Recommendations, references cited only in tables or legends.
    """
    unread = floats(document)
    for section in document.sections:
        yield from in_section(section, unread)
    for left in unread.values():
        yield from in_block(left)


def in_section(section: Section, unread: dict[str, Figure | Table]) -> Iterator[Cluster | Callout]:
    """What a section and those below it mention; a float that was read leaves `unread`."""
    for part in walk(section):
        for block in part.blocks:
            if isinstance(block, Figure | Table):
                continue
            for mention in in_block(block):
                yield mention
                if isinstance(mention, Callout) and mention.target in unread:
                    yield from in_block(unread.pop(mention.target))


def in_block(block: Block) -> Iterator[Cluster | Callout]:
    """What a block's own words mention."""
    for inlines in said(block):
        yield from marks(inlines)
