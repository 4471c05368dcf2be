"""Byline: what tells who wrote a case, and the places of a text that tell it.

A name is found in any order, with initials for some of its words, in capitals, without accents or
run together; one word of it alone only behind a title, as "Dr", since it may be any word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from casegen.case.model import Case
from casegen.reading.people.byline.bare import bare
from casegen.reading.people.byline.person import WORD, Person, Piece, Span, person
from casegen.reading.people.byline.phrases import phrases

TITLES: Final = frozenset(
    {"dr", "prof", "professor", "doctor", "mr", "mrs", "ms", "sĩ", "sỹ", "sư"}
    | {"bs", "bsck", "bscki", "bsckii", "bscki1", "bsck1", "bsck2", "ts", "ths", "gs", "pgs"}
)
NEAR: Final = 3
# More letters are no initials.
INITIALS: Final = 8


@dataclass(frozen=True)
class Byline:
    """The people who wrote a case, and a pattern of what else tells of them."""

    people: tuple[Person, ...]
    phrases: re.Pattern[str]

    @cached_property
    def by_word(self) -> dict[str, list[int]]:
        """The places of the people whose name has a word, or is one run together."""
        found: dict[str, list[int]] = {}
        for place, one in enumerate(self.people):
            for word in one.words | one.joined:
                found.setdefault(word, []).append(place)
        return found

    @cached_property
    def by_initials(self) -> dict[frozenset[str], list[int]]:
        """The places of the people whose words begin with some letters."""
        found: dict[frozenset[str], list[int]] = {}
        for place, one in enumerate(self.people):
            found.setdefault(frozenset(one.initials), []).append(place)
        return found

    def among(self, words: Sequence[str]) -> list[Person]:
        """The people whom bare words beside each other may name."""
        places = {place for word in words for place in self.by_word.get(word.casefold(), ())}
        capitals = [word for word in words if word.isupper()]
        for letters, known in self.by_initials.items() if capitals else ():
            if sum(len(word) for word in capitals if letters.issuperset(word)) > 1:
                places.update(known)
        return [self.people[place] for place in sorted(places)]

    def told(self, text: str, *, signed: bool = False) -> list[Span]:
        """The places of a text that tell who wrote it; `signed` where authors sign by initials."""
        plain = bare(text)
        found = [match.span() for match in self.phrases.finditer(plain)]
        for before, group in self.groups(text, plain):
            for one in self.among([plain[slice(*span)] for span in group]):
                found += named(one, text, plain, group, before, signed=signed)
        return merged(found)

    def tells(self, text: str) -> bool:
        """Whether a text tells who wrote the case."""
        return bool(self.told(text))

    def groups(self, text: str, plain: str) -> Iterator[tuple[str, list[Span]]]:
        """Words beside each other that may be of a name, with the word before them."""
        group: list[Span] = []
        before = last = ""
        for found in WORD.finditer(plain):
            word, span = found[0], found.span()
            may = word.casefold() in self.by_word or (word.isupper() and len(word) <= INITIALS)
            if group and not (may and span[0] - group[-1][1] <= NEAR):
                yield before, group
                group = []
            if may:
                before = before if group else last
                group.append(span)
            last = text[slice(*span)].casefold()
        if group:
            yield before, group


def named(  # noqa: PLR0913 - a text, its words, and how they are read
    one: Person, text: str, plain: str, group: Sequence[Span], before: str, *, signed: bool
) -> Iterator[Span]:
    """The places at which words beside each other name a person."""
    run: list[Piece] = []
    for span in [*group, None]:
        piece = one.piece(text, plain, span) if span else None
        if piece:
            run.append(piece)
            continue
        if run:
            start, end = run[0].span[0], run[-1].span[1]
            capital = any(item.word and text[item.span[0]].isupper() for item in run)
            titled = before in TITLES and capital
            if titled or one.told(run, dotted="." in text[start:end], signed=signed):
                yield start, end
            run = []
        before = text[slice(*span)].casefold() if span else ""


def merged(spans: Sequence[Span]) -> list[Span]:
    """Places in their order, those that overlap made one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def byline(case: Case) -> Byline:
    """What tells who wrote a case."""
    people = tuple(map(person, case.authors))
    words = frozenset(word for one in people for word in one.words)
    return Byline(people, phrases(case, words))
