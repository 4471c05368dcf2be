"""The citations and callouts of a document in the order its reader meets them."""

from __future__ import annotations

from collections.abc import Iterator

from casegen.document import (
    Block,
    Callout,
    Cluster,
    Document,
    Emphasis,
    Figure,
    Inlines,
    Link,
    ListBlock,
    Paragraph,
    Quote,
    Section,
    Strong,
    Table,
    walk,
)

MENTIONS = (Cluster, Callout)
HOLDERS = (Emphasis, Strong, Link)


def mentions(document: Document) -> Iterator[Cluster | Callout]:
    """Every cluster and callout of the body; those of a legend or table come at its first callout.

    Source: ICMJE Recommendations, references cited only in tables or legends.
    """
    floats = {
        block.id: block
        for section in document.sections
        for part in walk(section)
        for block in part.blocks
        if isinstance(block, Figure | Table)
    }
    for section in document.sections:
        yield from in_section(section, floats)
    for left in floats.copy().values():
        yield from in_float(left)


def in_section(section: Section, floats: dict[str, Figure | Table]) -> Iterator[Cluster | Callout]:
    """What a section and those below it mention; a float that was read leaves `floats`."""
    for part in walk(section):
        for block in part.blocks:
            for mention in in_block(block):
                yield mention
                if isinstance(mention, Callout) and mention.target in floats:
                    yield from in_float(floats.pop(mention.target))


def in_block(block: Block) -> Iterator[Cluster | Callout]:
    """What running text mentions."""
    match block:
        case Paragraph():
            yield from in_inlines(block.inlines)
        case ListBlock():
            for item in block.items:
                for inner in item:
                    yield from in_block(inner)
        case Quote():
            for inner in block.blocks:
                yield from in_block(inner)


def in_float(block: Figure | Table) -> Iterator[Cluster | Callout]:
    """What a figure's or table's own words mention."""
    yield from in_inlines(block.title)
    if isinstance(block, Figure):
        for panel in block.panels:
            yield from in_inlines(panel.caption)
        yield from in_inlines(block.legend)
    else:
        for cells in (block.columns, *block.rows):
            for cell in cells:
                yield from in_inlines(cell)
        yield from in_inlines(block.note)


def in_inlines(inlines: Inlines) -> Iterator[Cluster | Callout]:
    """What inlines mention."""
    for node in inlines:
        if isinstance(node, MENTIONS):
            yield node
        elif isinstance(node, HOLDERS):
            yield from in_inlines(node.children)
