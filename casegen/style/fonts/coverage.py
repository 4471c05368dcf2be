"""Which characters the fonts hold, without the fonts: tables that a test holds against them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

TABLES = Path(__file__).parent


@cache
def covered() -> frozenset[str]:
    """The characters that every weight of one of the families holds."""
    return _read("coverage.txt")


def lettered(text: Iterable[str]) -> list[str]:
    """List once each, in order, the characters of `text` that only a face for a script holds."""
    left = [char for char in dict.fromkeys(text) if char not in covered() and prints(char)]
    return [char for char in left if char in _read("scripts.txt")]


def missing(text: str) -> list[str]:
    """List once each, in order, the characters of `text` that would print as an empty box.

    Controls and invisible format characters print nothing and are never listed.
    """
    known = covered()
    if known.issuperset(text):
        return []
    unknown = [char for char in dict.fromkeys(text) if char not in known and prints(char)]
    return [char for char in unknown if char not in _read("scripts.txt")]


def prints(char: str) -> bool:
    """Whether a character is more than a control or an invisible format character."""
    return unicodedata.category(char) not in {"Cc", "Cf"}


@cache
def _read(table: str) -> frozenset[str]:
    found: set[str] = set()
    for line in (TABLES / table).read_text("ascii").split():
        first, _, last = line.partition("-")
        found.update(map(chr, range(int(first, 16), int(last or first, 16) + 1)))
    return frozenset(found)
