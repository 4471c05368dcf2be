"""What a reader meets in a document's text: its clusters, its callouts and its figures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from casegen.against.form import Pictured, Role
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
    Strong,
    Table,
    walk,
)

ROLES: dict[str, Role] = {
    "introduction": "introduction",
    "cases": "cases",
    "discussion": "discussion",
    "conclusion": "conclusion",
}


def clusters(document: Document) -> Iterator[tuple[Role, Cluster]]:
    """The clusters of the text in reading order, each with its section's role."""
    yield from ((role, node) for role, node in marks(document) if isinstance(node, Cluster))


def callouts(document: Document) -> Iterator[tuple[Role, Callout]]:
    """The callouts of figures in reading order, each with its section's role."""
    for role, node in marks(document):
        if isinstance(node, Callout) and node.kind == "fig":
            yield role, node


def figures(document: Document) -> Iterator[Figure]:
    """The figures in the order of their numbers."""
    found = [
        block
        for part in document.sections
        for section in walk(part)
        for block in section.blocks
        if isinstance(block, Figure)
    ]
    yield from sorted(found, key=number)


def number(figure: Figure) -> int:
    """A figure's number, from its label."""
    return int(re.findall(r"\d+", figure.label)[-1])


def picture(figure: Figure) -> Pictured:
    """A figure's number and panels."""
    letters = tuple(panel.letter for panel in figure.panels if panel.letter)
    return Pictured(number=number(figure), panels=letters)


def marks(document: Document) -> Iterator[tuple[Role, Cluster | Callout]]:
    """Every cluster and callout of the numbered text, captions included."""
    for part in document.sections:
        for section in walk(part):
            for node in in_blocks(section.blocks):
                yield ROLES[part.role], node


def in_blocks(blocks: Iterable[Block]) -> Iterator[Cluster | Callout]:
    """The clusters and callouts of blocks."""
    for block in blocks:
        match block:
            case Paragraph():
                yield from in_inlines(block.inlines)
            case ListBlock():
                for item in block.items:
                    yield from in_blocks(item)
            case Quote():
                yield from in_blocks(block.blocks)
            case Figure():
                captions = (panel.caption for panel in block.panels)
                for inlines in (block.title, *captions, block.legend):
                    yield from in_inlines(inlines)
            case Table():
                cells = (cell for row in (block.columns, *block.rows) for cell in row)
                for inlines in (block.title, *cells, block.note):
                    yield from in_inlines(inlines)


def in_inlines(inlines: Inlines) -> Iterator[Cluster | Callout]:
    """The clusters and callouts of inlines."""
    for node in inlines:
        if isinstance(node, Cluster | Callout):
            yield node
        elif isinstance(node, Emphasis | Strong | Link):
            yield from in_inlines(node.children)
