"""The numbers that a text spells as words."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from functools import cache

from casegen.reading.parity.dates import grammar, months

WORD = re.compile(r"[^\W\d_]+")
LONGEST = 3
HALVES = ("half", "rưỡi", "nửa")
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


@cache
def half_patterns(tag: str) -> tuple[re.Pattern[str], ...]:
    """How a language says a number and a half, with the number in words or in figures."""
    words = grammar(tag)
    numbers = {**words.get("small", {}), **words.get("tens", {})}
    number = "|".join([r"\d{1,3}", *sorted(map(re.escape, numbers), key=len, reverse=True)])
    forms = (form.replace("{number}", number) for form in words.get("halves", ()))
    return tuple(re.compile(rf"(?<!\w){form}(?!\w)", re.IGNORECASE) for form in forms)


def halves(text: str, tag: str) -> tuple[str, list[Decimal]]:
    """A text without what it says of numbers and a half, and these numbers."""
    if not any(word in text for word in HALVES):
        return text, []
    words = grammar(tag)
    numbers = {**words.get("small", {}), **words.get("tens", {})}
    found: list[Decimal] = []
    flat = " ".join(text.split())
    for pattern in half_patterns(tag):
        for match in pattern.finditer(flat):
            name = match["n"].lower()
            whole = Decimal(name) if name.isdecimal() else Decimal(numbers.get(name, 1))
            found.append(whole + Decimal("0.5"))
        flat = pattern.sub(" ", flat)
    return flat, found


def spoken(text: str, tag: str) -> Counter[Decimal]:
    """How often each value may be meant by a word of the text, Roman numerals among them."""
    known = vocabulary(tag)
    text, half = halves(text, tag)
    typed = WORD.findall(text)
    small = [word.lower() for word in typed]
    found: Counter[Decimal] = Counter(half)
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
