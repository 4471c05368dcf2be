"""A number in words, or a class in Roman figures, that is another in the other language."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache, lru_cache

from casegen.reading.parity.dates import grammar
from casegen.reading.parity.items import Item, Key
from casegen.reading.parity.typed import typed
from casegen.reading.parity.words import LONGEST, ROMAN, WORD, spoken
from casegen.reading.text import masked

FIGURES = re.compile(rf"(?<![\w-])(?:{'|'.join(name for name in ROMAN if len(name) > 1)})(?![\w-])")


def swapped(text: str, tag: str, other: str, other_tag: str) -> Iterator[tuple[Item, Item]]:
    """The one number in words, and the one class, in which two texts differ.

    Nothing is told where either text has more of them that answer nothing, or where a figure or
    another word of the other text may stand for it.
    """
    mine, theirs = numbers(text, tag), numbers(other, other_tag)
    here, there = said(text, tag), said(other, other_tag)
    left = [item for item in beyond(mine, theirs) if there[item.key] < here[item.key]]
    right = [item for item in beyond(theirs, mine) if here[item.key] < there[item.key]]
    if len(left) == len(right) == 1:
        yield left[0], right[0]
    mine, theirs = classes(text), classes(other)
    left, right = beyond(mine, theirs), beyond(theirs, mine)
    if len(mine) == len(theirs) and len(left) == len(right) == 1:
        yield left[0], right[0]


def beyond(mine: Sequence[Item], theirs: Sequence[Item]) -> list[Item]:
    """The items of one text that are more often in it than in the other."""
    count = Counter(item.key for item in theirs)
    left = []
    for item in mine:
        count[item.key] -= 1
        if count[item.key] < 0:
            left.append(item)
    return left


@cache
def certain(tag: str) -> dict[str, Decimal]:
    """The words that can be nothing but a number above one, by language."""
    words = grammar(tag)
    tens, after = words.get("tens", {}), words.get("after_tens", {})
    known = {**words.get("small", {}), **tens}
    for ten, value in tens.items():
        known |= {
            f"{ten}{mark}{unit}": value + more for unit, more in after.items() for mark in " -"
        }
    unsure = words.get("ambiguous", ())
    return {word: Decimal(n) for word, n in known.items() if n > 1 and word not in unsure}


@lru_cache(maxsize=4096)
def numbers(text: str, tag: str) -> tuple[Item, ...]:
    """The numbers that a text spells in words of one sense, in order."""
    known = certain(tag)
    words = masked(text)
    runs = list(WORD.finditer(words))
    found, index = [], 0
    while index < len(runs):
        for length in range(min(LONGEST, len(runs) - index), 0, -1):
            start, end = runs[index].start(), runs[index + length - 1].end()
            value = known.get(" ".join(words[start:end].lower().replace("-", " ").split()))
            if value is not None:
                found.append(Item("number", value, start, end))
                index += length - 1
                break
        index += 1
    return tuple(found)


@lru_cache(maxsize=4096)
def classes(text: str) -> tuple[Item, ...]:
    """The classes that a text gives in Roman figures of two letters or more."""
    return tuple(
        Item("code", match[0], match.start(), match.end())
        for match in FIGURES.finditer(masked(text))
    )


@lru_cache(maxsize=4096)
def said(text: str, tag: str) -> Counter[Key]:
    """How often a text may say each number, in figures or in words."""
    found: Counter[Key] = Counter(spoken(text, tag))
    found.update(item.key for item in typed(text, tag))
    return found
