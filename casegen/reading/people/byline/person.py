"""A person: an author's name taken apart, and whether words beside each other are it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from casegen.case.model.front import Author
from casegen.reading.people.byline.bare import bare
from casegen.reading.people.byline.institution import is_medical

# A name run together that is shorter could be any word.
TELLING: Final = 8
# Initials without stops: fewer may be any abbreviation.
LONG: Final = 4
SURE: Final = 3
# Given names that are words of every text.
COMMON: Final = frozenset({"viet nam", "van nam", "thi nu", "ha noi", "hai phong", "thanh hoa"})
WORD: Final = re.compile(r"[^\W_]+")

Span = tuple[int, int]


class Piece(NamedTuple):
    """A word of a text that may be of a name; `sure` if it has a capital where the name has."""

    span: Span
    word: str
    initials: str
    sure: bool


@dataclass(frozen=True)
class Person:
    """An author's name as bare words in small letters; `small` ones have no capital in it.

    `called` are the words without the family name, where there are two at least; `signs` are the
    initials of the whole in each order, three letters at least.
    """

    family: frozenset[str]
    given: tuple[str, ...]
    words: frozenset[str]
    small: frozenset[str]
    joined: frozenset[str]
    called: tuple[str, ...] = ()
    signs: frozenset[str] = frozenset()

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

    def short(self, pieces: Sequence[Piece]) -> bool:
        """Whether words are how the person is called or signs: "Gia Du", "HGD" of three words."""
        if len(pieces) == 1 and pieces[0].initials in self.signs:
            return True
        run = tuple(piece.word for piece in pieces)
        return bool(self.called) and run == self.called and all(piece.sure for piece in pieces)

    def told(self, pieces: Sequence[Piece], *, dotted: bool, signed: bool) -> bool:
        """Whether words beside each other are this name."""
        found = {piece.word for piece in pieces if piece.word}
        letters = Counter("".join(piece.initials for piece in pieces))
        if found & self.joined or self.short(pieces):
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
    whole = (*family, *middle, *given)
    called = (*middle, *given)
    signs = {"".join(word[0] for part in order for word in part).upper() for order in orders[:3]}
    return Person(
        called=called if len(called) > 1 and " ".join(called) not in COMMON else (),
        signs=frozenset(one for one in signs if len(whole) >= SURE and not is_medical(one)),
        family=frozenset(family),
        given=given,
        words=frozenset((*family, *middle, *given)),
        small=frozenset(
            word for name in names for word in WORD.findall(bare(name)) if word.islower()
        ),
        joined=frozenset(run for run in runs if len(run) >= TELLING),
    )
