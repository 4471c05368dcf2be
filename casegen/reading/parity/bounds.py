"""Bounds and ranges that stand the other way round in the other language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from casegen.reading.parity.items import Item, Key
from casegen.reading.parity.typed import typed
from casegen.reading.text import masked

SIGN = re.compile(r"([<>≤≥])[\s\u00a0\u202f]{0,2}\Z")
DIRECTION = {"<": "<", "≤": "<", ">": ">", "≥": ">"}
REACH = 3
DASHES = frozenset("–-−")


def turned(text: str, tag: str, other: str, other_tag: str) -> Iterator[tuple[Item, Item]]:
    """The numbers behind < in one text and only behind > in the other; ranges turned round."""
    mine, theirs = bounds(text, tag), bounds(other, other_tag)
    for key in mine.keys() & theirs.keys():
        here, there = mine[key], theirs[key]
        if len(here) == len(there) == 1 and here.keys() != there.keys():
            yield next(iter(here.values())), next(iter(there.values()))
    ours, others = ranges(text, tag), ranges(other, other_tag)
    for low, high in ours.keys() - others.keys():
        if (high, low) in others.keys() - ours.keys():
            yield ours[low, high], others[high, low]


@lru_cache(maxsize=4096)
def bounds(text: str, tag: str) -> dict[Key, dict[str, Item]]:
    """The numbers of a text that have a sign before them, by value and direction."""
    found: dict[Key, dict[str, Item]] = {}
    if not any(sign in text for sign in DIRECTION):
        return found
    words = masked(text)
    for item in typed(text, tag):
        sign = SIGN.search(words, max(item.start - REACH, 0), item.start)
        if sign:
            whole = item._replace(start=sign.start())
            found.setdefault(item.key, {})[DIRECTION[sign[1]]] = whole
    return found


@lru_cache(maxsize=4096)
def ranges(text: str, tag: str) -> dict[tuple[Key, Key], Item]:
    """The ranges of a text by their two ends as they stand."""
    items = typed(text, tag)
    return {
        (first.key, second.key): first._replace(end=second.end)
        for first, second in pairwise(items)
        if first.kind == second.kind == "number"
        and text[first.end : second.start].strip() in DASHES
    }
