"""Phrases of a list found in a text as whole words, by the first word of each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

WORD = re.compile(r"\w+")
RUN = re.compile(r"[^\W_]+")


class Phrases:
    """A list of phrases in small letters, each beginning with a letter or digit.

    One counts only where none of the characters `before` and `after` touches it.
    """

    def __init__(self, phrases: Iterable[str], before: str = "", after: str = "") -> None:
        self.before, self.after = before, after
        self.by_first: dict[str, list[str]] = {}
        for phrase in sorted(phrases, key=len, reverse=True):
            self.by_first.setdefault(WORD.findall(phrase)[0], []).append(phrase)

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Where phrases stand, whatever their letter case, the longest where several begin."""
        known = self.by_first.keys() & words(text)
        small = lowered(text) if known else ""
        likely = sorted((start, word) for word in known for start in starts(small, word))
        done = 0
        for start, word in likely:
            phrase = self.at(small, start, self.by_first[word]) if start >= done else None
            if phrase:
                done = start + len(phrase)
                yield start, done, phrase

    def within(self, text: str) -> bool:
        """Whether any of the phrases stands in a text."""
        return next(self.find(text), None) is not None

    def at(self, small: str, start: int, phrases: list[str]) -> str | None:
        """The first of some phrases that stands at an offset as whole words."""
        if start and small[start - 1] in self.before:
            return None
        for phrase in phrases:
            following = small[start + len(phrase) : start + len(phrase) + 1] or " "
            whole = not (following.isalnum() or following == "_" or following in self.after)
            if whole and small.startswith(phrase, start):
                return phrase
        return None


@lru_cache(maxsize=4096)
def words(text: str) -> frozenset[str]:
    """The runs of letters and digits of a text in small letters.

    A phrase that stands in a text as whole words has no word that the text lacks.
    """
    return frozenset(RUN.findall(lowered(text)))


def starts(small: str, word: str) -> Iterator[int]:
    """Where a word begins in a text in small letters, whatever follows it."""
    start = small.find(word)
    while start >= 0:
        before = small[start - 1 : start]
        if not (before.isalnum() or before == "_"):
            yield start
        start = small.find(word, start + 1)


def lowered(text: str) -> str:
    """A text in small letters, as many characters as before."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
