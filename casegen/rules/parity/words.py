"""The numbers that a text spells as words."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from functools import cache

from casegen.rules.parity.dates import grammar, months

WORD = re.compile(r"[^\W\d_]+")
LONGEST = 3
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


@cache
def vocabulary(tag: str) -> dict[str, tuple[Decimal, ...]]:
    """The values that a word, or words joined by one space, may stand for."""
    words = grammar(tag)
    found: dict[str, tuple[Decimal, ...]] = {
        name.lower(): (Decimal(number),) for name, number in months(tag).items()
    }
    for word, values in words.get("loose", {}).items():
        found[word] = tuple(Decimal(str(value)) for value in values)
    for ten, value in words.get("tens", {}).items():
        found[ten] = (Decimal(value),)
        for unit, more in words.get("after_tens", {}).items():
            found[f"{ten} {unit}"] = (Decimal(value + more),)
    return found | {word: (Decimal(value),) for word, value in words.get("small", {}).items()}


def spoken(text: str, tag: str) -> Counter[Decimal]:
    """How often each value may be meant by a word of the text, Roman numerals among them."""
    known = vocabulary(tag)
    typed = WORD.findall(text)
    small = [word.lower() for word in typed]
    found: Counter[Decimal] = Counter()
    index = 0
    while index < len(small):
        if typed[index] in ROMAN:
            found[Decimal(ROMAN.index(typed[index]) + 1)] += 1
        for length in range(LONGEST, 0, -1):
            values = known.get(" ".join(small[index : index + length]))
            if values:
                found.update(values)
                index += length - 1
                break
        index += 1
    return found
