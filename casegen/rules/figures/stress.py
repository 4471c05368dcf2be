"""Callouts that are emphasized, and those that are not."""

from __future__ import annotations

from collections.abc import Iterator

from casegen.document import (
    Block,
    Callout,
    Document,
    Emphasis,
    Inlines,
    Link,
    ListBlock,
    Paragraph,
    Quote,
    Strong,
    walk,
)


def stresses(document: Document) -> Iterator[tuple[Callout, bool]]:
    """The callouts set unlike most others of the text, with whether they are emphasized."""
    found = [
        pair
        for section in document.sections
        for part in walk(section)
        for block in part.blocks
        for pair in in_block(block)
    ]
    emphasized = sum(stress for _callout, stress in found)
    usual = emphasized * 2 > len(found)
    if emphasized not in {0, len(found)}:
        yield from (pair for pair in found if pair[1] != usual)


def in_block(block: Block) -> Iterator[tuple[Callout, bool]]:
    """The callouts of running text, with whether each is emphasized."""
    match block:
        case Paragraph():
            yield from in_inlines(block.inlines, stress=False)
        case ListBlock():
            for item in block.items:
                for inner in item:
                    yield from in_block(inner)
        case Quote():
            for inner in block.blocks:
                yield from in_block(inner)


def in_inlines(inlines: Inlines, *, stress: bool) -> Iterator[tuple[Callout, bool]]:
    """The callouts of inlines, with whether each is emphasized."""
    for node in inlines:
        if isinstance(node, Callout):
            yield node, stress
        elif isinstance(node, Emphasis | Strong):
            yield from in_inlines(node.children, stress=True)
        elif isinstance(node, Link):
            yield from in_inlines(node.children, stress=stress)
