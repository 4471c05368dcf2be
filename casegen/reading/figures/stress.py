"""Callouts that are emphasized, and those that are not."""

from __future__ import annotations

from collections.abc import Iterator

from casegen.document.tree import Callout, Document, Emphasis, Inlines, Link, Strong
from casegen.document.walk import paragraphs, parts


def stresses(document: Document) -> Iterator[tuple[Callout, bool]]:
    """The callouts set unlike most others of the text, with whether they are emphasized."""
    found = [
        pair
        for part in parts(document)
        for block in part.blocks
        for paragraph in paragraphs(block)
        for pair in in_inlines(paragraph.inlines, stress=False)
    ]
    emphasized = sum(stress for _callout, stress in found)
    usual = emphasized * 2 > len(found)
    if emphasized not in {0, len(found)}:
        yield from (pair for pair in found if pair[1] != usual)


def in_inlines(inlines: Inlines, *, stress: bool) -> Iterator[tuple[Callout, bool]]:
    """The callouts of inlines, with whether each is emphasized."""
    for node in inlines:
        if isinstance(node, Callout):
            yield node, stress
        elif isinstance(node, Emphasis | Strong):
            yield from in_inlines(node.children, stress=True)
        elif isinstance(node, Link):
            yield from in_inlines(node.children, stress=stress)
