"""Text without accents, each letter in its place."""

from __future__ import annotations

from typing import Final
from unicodedata import normalize


class Bases(dict[int, str]):
    """Each letter without its accents, as `str.translate` asks for it."""

    def __missing__(self, code: int) -> str:
        self[code] = {"đ": "d", "Đ": "D"}.get(chr(code), normalize("NFD", chr(code))[0])
        return self[code]


BASES: Final = Bases()


def bare(text: str) -> str:
    """A text without accents, each letter in its place."""
    return text.translate(BASES)
