"""A person: an author's name taken apart, and whether words beside each other are it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple
from unicodedata import normalize

from casegen.model.front import Author

# A name run together that is shorter could be any word.
TELLING: Final = 8
# Initials without stops: fewer may be any abbreviation.
LONG: Final = 4
SURE: Final = 3
WORD: Final = re.compile(r"[^\W_]+")

Span = tuple[int, int]


class Bases(dict[int, str]):
    """Each letter without its accents, as `str.translate` asks for it."""

    def __missing__(self, code: int) -> str:
        self[code] = {"đ": "d", "Đ": "D"}.get(chr(code), normalize("NFD", chr(code))[0])
        return self[code]


BASES: Final = Bases()


def bare(text: str) -> str:
    """A text without accents, each letter in its place."""
    return text.translate(BASES)


class Piece(NamedTuple):
    """A word of a text that may be of a name; `sure` if it has a capital where the name has."""

    span: Span
    word: str
    initials: str
    sure: bool


@dataclass(frozen=True)
class Person:
    """An author's name as bare words in small letters; `small` ones have no capital in it."""

    family: frozenset[str]
    given: tuple[str, ...]
    words: frozenset[str]
    small: frozenset[str]
    joined: frozenset[str]

    @cached_property
    def initials(self) -> Counter[str]:
        """How often each letter begins a word of the name."""
        return Counter(word[0].upper() for word in self.words)

    def piece(self, text: str, plain: str, span: Span) -> Piece | None:
        """A word of a text as one of this name, or None."""
        own, said = text[slice(*span)], plain[slice(*span)]
        low = said.casefold()
        if low in self.words or low in self.joined:
            return Piece(span, low, "", own[:1].isupper() or low in self.small)
        if said.isupper() and len(said) <= len(self.words) and Counter(said) <= self.initials:
            return Piece(span, "", said, sure=True)
        return None

    def told(self, pieces: Sequence[Piece], *, dotted: bool, signed: bool) -> bool:
        """Whether words beside each other are this name."""
        found = {piece.word for piece in pieces if piece.word}
        letters = Counter("".join(piece.initials for piece in pieces))
        if found & self.joined:
            return True
        if not found:
            short = first_letters((*self.family, *self.given))
            whole = letters == self.initials or (signed and letters == short)
            return whole and letters.total() > 1 and (signed or dotted or letters.total() >= LONG)
        if len(pieces) == 1 and self.family and self.given:
            return False
        if len(found) < SURE and not all(piece.sure for piece in pieces):
            return False
        if self.family <= found:
            return bool(found & set(self.given)) or letters >= first_letters(self.given)
        return set(self.given) <= found and letters >= first_letters(self.family)


def first_letters(words: Sequence[str] | frozenset[str]) -> Counter[str]:
    """How often each letter begins a word."""
    return Counter(word[0].upper() for word in words)


def person(author: Author) -> Person:
    """An author's name, taken apart."""
    names = (author.family, author.middle, author.given)
    family, middle, given = (tuple(WORD.findall(bare(name).casefold())) for name in names)
    orders = (
        (family, middle, given), (given, middle, family), (middle, given, family),
        (family, given), (given, family),
    )  # fmt: skip
    runs = {"".join(word for part in order for word in part) for order in orders}
    return Person(
        family=frozenset(family),
        given=given,
        words=frozenset((*family, *middle, *given)),
        small=frozenset(
            word for name in names for word in WORD.findall(bare(name)) if word.islower()
        ),
        joined=frozenset(run for run in runs if len(run) >= TELLING),
    )
