"""Which characters the fonts hold, without the fonts: a table that a test holds against them."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("coverage.txt")


@cache
def covered() -> frozenset[str]:
    """The characters that every weight of one of the families holds."""
    found: set[str] = set()
    for line in TABLE.read_text("ascii").split():
        first, _, last = line.partition("-")
        found.update(map(chr, range(int(first, 16), int(last or first, 16) + 1)))
    return frozenset(found)


def missing(text: str) -> list[str]:
    """List once each, in order, the characters of `text` that would print as an empty box.

    Controls and invisible format characters print nothing and are never listed.
    """
    known = covered()
    if known.issuperset(text):
        return []
    unknown = (char for char in dict.fromkeys(text) if char not in known)
    return [char for char in unknown if unicodedata.category(char) not in {"Cc", "Cf"}]
