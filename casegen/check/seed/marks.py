"""What a reader meets in a document's text: its clusters, its callouts and its figures."""

from __future__ import annotations

from collections.abc import Iterator

from casegen.check.seed.form import Pictured, Role
from casegen.document import walk as contents
from casegen.document.tree import Callout, Cluster, Document, Figure
from casegen.document.walk import said, walk

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


def figures(document: Document) -> list[Figure]:
    """The figures in the order of their numbers."""
    return sorted(contents.figures(document), key=lambda figure: figure.number)


def picture(figure: Figure) -> Pictured:
    """A figure's number and panels."""
    letters = tuple(panel.letter for panel in figure.panels if panel.letter)
    return Pictured(number=figure.number, panels=letters)


def marks(document: Document) -> Iterator[tuple[Role, Cluster | Callout]]:
    """Every cluster and callout of the numbered text, captions included."""
    for top in document.sections:
        for section in walk(top):
            for block in section.blocks:
                for inlines in said(block):
                    for node in contents.marks(inlines):
                        yield ROLES[top.role], node
