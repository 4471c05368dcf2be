"""Trace the characters of a TOML text back to the characters of the file that spell them."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import is_normalized

import tomli

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Span = tuple[int, int]

_OPENING = re.compile(r"(?:\"\"\"|''')(?:\r?\n)?|[\"']")
_BASIC = re.compile(
    r"(?P<plain>[^\\\r]+)|(?P<nothing>\\[ \t]*\r?\n(?:[ \t]|\r?\n)*)"
    r"|\\(?:u.{4}|U.{8}|.)|\r\n",
    re.DOTALL,
)
_LITERAL = re.compile(r"(?P<plain>[^\r]+)|(?P<nothing>(?!))|\r\n")


# Letters that have no mark after them are in NFC already, all together.
_RUNS = re.compile(r"(?P<plain>[\0-\u02ff]+(?![^\0-\u02ff]))|[\0-\u02ff]?[^\0-\u02ff]+")


class _Piece(NamedTuple):
    """A run of characters and where it was made; one that is fixed cannot be cut."""

    at: int
    start: int
    end: int
    fixed: bool


class _Pieces:
    """The pieces of a text, found by where what they made is."""

    def __init__(self, pieces: Iterable[_Piece]) -> None:
        self._pieces = tuple(pieces)
        self._at = [piece.at for piece in self._pieces]

    def origin(self, start: int, end: int) -> Span:
        """Return where the characters from `start` to `end` were made."""
        first = self._pieces[bisect_right(self._at, start) - 1]
        begin = first.start if first.fixed else first.start + start - first.at
        if start == end:
            return begin, begin
        last = self._pieces[bisect_right(self._at, end - 1) - 1]
        return begin, last.end if last.fixed else last.start + end - last.at


class Spelling:
    """How one text is written: `span` holds its token, quotation marks included."""

    def __init__(self, source: str, span: Span) -> None:
        token = source[slice(*span)]
        decoded = decode(token)
        self._length = len(unicodedata.normalize("NFC", decoded))
        self._written = _Pieces(_written(token, span[0]))
        self._composed = _Pieces(_composed(decoded))

    def origin(self, start: int, end: int) -> Span:
        """Return the span of the file that spells the NFC text's characters `start` to `end`.

        What cannot be cut (an escape, a letter with its marks) is taken whole.
        """
        if not 0 <= start <= end <= self._length:
            start = min(max(start, 0), self._length)
            end = min(max(end, start), self._length)
        return self._written.origin(*self._composed.origin(start, end))


def decode(token: str) -> str:
    """Return the text that a TOML key or text token stands for, before NFC."""
    if token[0] not in "\"'":
        return token
    if "\\" not in token and not token.startswith(('"""', "'''")):
        return token[1:-1]
    text: str = tomli.loads(f"text = {token}")["text"]
    return text


def _written(token: str, offset: int) -> Iterator[_Piece]:
    opening = _OPENING.match(token)
    start, quotes = (opening.end(), len(opening[0].rstrip())) if opening else (0, 0)
    pattern = _BASIC if token.startswith('"') else _LITERAL
    at = 0
    for match in pattern.finditer(token, start, len(token) - quotes):
        if match["nothing"] is not None:
            continue
        begin, end = match.span()
        plain = match["plain"] is not None
        yield _Piece(at, offset + begin, offset + end, fixed=not plain)
        at += end - begin if plain else 1
    close = offset + len(token) - quotes
    yield _Piece(at, close, close, fixed=True)


def _composed(text: str) -> Iterator[_Piece]:
    at = 0
    whole = [(0, len(text), True)]
    for start, end, plain in whole if is_normalized("NFC", text) else _clusters(text):
        cluster = text[start:end]
        composed = cluster if plain else unicodedata.normalize("NFC", cluster)
        yield _Piece(at, start, end, fixed=composed != cluster)
        at += len(composed)
    yield _Piece(at, len(text), len(text), fixed=True)


def _clusters(text: str) -> Iterator[tuple[int, int, bool]]:
    """The offsets of letters with their marks, and of runs that are in NFC already."""
    for run in _RUNS.finditer(text):
        start, end = run.span()
        if run["plain"]:
            yield start, end, True
            continue
        for index in range(start + 1, end):
            if not _joins(text[index]):
                yield start, index, False
                start = index
        yield start, end, False


@lru_cache(maxsize=4096)
def _joins(character: str) -> bool:
    """Tell whether NFC may join a character to the one before: a mark, a Hangul vowel or tail."""
    mark = unicodedata.category(character).startswith("M")
    return character >= "\u0300" and (mark or "\u1160" <= character <= "\u11ff")
