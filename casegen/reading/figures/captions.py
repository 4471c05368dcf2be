"""The words under figures and over tables, by kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from casegen.case.origin import Keys
from casegen.document.tree import Figure, Inlines, Table
from casegen.document.walk import plain

Captions = dict[str, list[tuple[Keys, str]]]


def captions(blocks: Iterable[Figure | Table]) -> Captions:
    """Titles, panel captions, and legends with notes, each with its keys; empty ones left out.

    A caption that ends with a mark other than a stop is neither with a stop nor without one, and
    is left out too.
    """
    found: Captions = {"title": [], "panel": [], "legend": []}
    for block in blocks:
        for kind, keys, inlines in parts(block):
            text = plain(inlines).rstrip(" \u00a0”\"')]")
            if text and text[-1] not in "?!…:":
                found[kind].append((keys, text))
    return found


def parts(block: Figure | Table) -> Iterator[tuple[str, Keys, Inlines]]:
    """The captions of one figure or table, with their kinds and keys."""
    keys = block.origin.keys
    if isinstance(block, Figure):
        yield "title", (*keys, "title"), block.title
        for index, panel in enumerate(block.panels):
            yield "panel", (*keys, "panels", index, "caption"), panel.caption
        yield "legend", (*keys, "legend"), block.legend
    elif block.kind == "observations":
        yield "title", (*keys[:-1], "observations_title"), block.title
        yield "legend", (*keys[:-1], "observations_note"), block.note
    else:
        yield "title", (*keys, "title"), block.title
        yield "legend", (*keys, "note"), block.note


def stopped(text: str) -> bool:
    """Whether a caption ends with a stop."""
    return text.endswith(".")
