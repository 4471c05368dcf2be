"""Columns: how wide each of a table's is, from what stands in it."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache

from casegen.document.spread import LINE, shared
from casegen.formats.docx.xml import twips

# Widths of characters in ems, as in the bold of a wide face: a journal's own, or what stands in
# for Times New Roman where that is missing.
NARROW = frozenset("fijltrI.,:;'’‘!|/()[]-\u00a0 ")
WIDE = frozenset("mwMW@%—×±≥≤−+")
WIDTHS = {"narrow": 0.42, "wide": 1.1, "capital": 0.88, "other": 0.68}


def widths(rows: Sequence[Sequence[str]], total: int, size: float, padding: int) -> list[int]:
    """The widths of columns in twips, together `total`; `size` is that of the type in points.

    Each gets at least its longest word, and of what is left as much as its longest text wants.
    """
    em = twips(size)
    columns = list(zip(*rows, strict=True))
    least = [max(map(longest, column)) * em + padding for column in columns]
    wanted = [min(max(map(ems, column)), LINE) * em + padding for column in columns]
    wanted = [max(pair) for pair in zip(least, wanted, strict=True)]
    return whole(shared(least, wanted, total))


def whole(shares: Sequence[float]) -> list[int]:
    """Widths in whole twips that together are as wide."""
    edges = [round(sum(shares[: place + 1])) for place in range(len(shares))]
    return [edge - before for before, edge in zip([0, *edges], edges, strict=False)]


def longest(text: str) -> float:
    """The width of a text's longest word, in ems."""
    return max(map(ems, text.split(" ")))


def ems(text: str) -> float:
    """About how wide a text is, in ems."""
    return sum(map(width, text))


@cache
def width(character: str) -> float:
    """About how wide a character is, in ems; marks above and below a letter add nothing."""
    base = unicodedata.normalize("NFD", character)[0]
    if unicodedata.combining(character):
        return 0
    if base in NARROW:
        return WIDTHS["narrow"]
    if base in WIDE:
        return WIDTHS["wide"]
    return WIDTHS["capital" if base.isupper() else "other"]
