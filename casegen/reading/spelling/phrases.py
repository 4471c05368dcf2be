"""Phrases on a sheet, whatever their letter case and wherever their lines break."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TypeAlias

from casegen.reading.sheets import NAMES, TITLES, Sheet

Places: TypeAlias = list[tuple[int, int]]
# A title and its keywords say what a search should find.
OWN = NAMES | TITLES | {"keywords"}


def places(sheet: Sheet, phrase: str) -> Iterator[tuple[int, int]]:
    """Where a phrase stands as whole words in a sheet's texts."""
    if not sheet.may_have(phrase):
        return
    words, wanted = folded(sheet.words), folded(phrase)
    start = words.find(wanted)
    while start >= 0:
        end = start + len(wanted)
        before, after = words[max(start - 1, 0) : start], words[end : end + 1]
        if not before.isalnum() and not after.isalnum():
            yield start, end
        start = words.find(wanted, end)


@lru_cache(maxsize=512)
def folded(words: str) -> str:
    """Words in lower case and on one line, as many characters as before."""
    lower = words.lower().replace("\n", " ")
    return lower if len(lower) == len(words) else "".join(map(lowered, words))


def lowered(character: str) -> str:
    """A character in lower case where that is one character too, and a line's end as a space."""
    lower = character.lower()
    return " " if lower == "\n" else lower if len(lower) == 1 else character


def mentioned(before: str, mentions: Sequence[str]) -> bool:
    """Whether words end with one of the mentions, as a word of its own."""
    return any(
        before.endswith(mention) and not before[: -len(mention)][-1:].isalnum()
        for mention in mentions
    )


def uses(sheet: Sheet, name: str, mentions: Sequence[str]) -> Places:
    """Where a name is used, not merely mentioned as a name."""
    words = folded(sheet.words)
    return [
        (start, end)
        for start, end in places(sheet, name)
        if sheet.part(start) not in OWN
        and not mentioned(words[max(start - 20, 0) : start].rstrip(" “("), mentions)
    ]
