"""The quantities of a text: numbers and ranges with the unit typed after them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from casegen.language import Language
from casegen.reading.numbers import Number, numbers
from casegen.resources import toml

SPELLINGS = Path(__file__).with_name("spellings.toml")
SPREAD = re.compile(r"[^\S\n]?(?:±|\+/[-−])[^\S\n]?")
RANGE = re.compile(r"[^\S\n]?(?:[-–—−]|\b(?:to|đến)\b)[^\S\n]?")


class Quantity(NamedTuple):
    """A number, or a range from `low` to `high`, with its unit in UCUM and its offsets.

    Of a mean and its deviation, as 54.3 ± 12.7 g, the unit is the mean's.

    `unit` is None where none was typed; `symbol` is the unit as typed.
    """

    start: int
    end: int
    low: Decimal
    high: Decimal
    unit: str | None = None
    symbol: str = ""


@cache
def spellings(tag: str) -> tuple[dict[str, str], re.Pattern[str]]:
    """The UCUM code of each spelling in a language, and the pattern of any, longest first."""
    table = toml(SPELLINGS)
    known = {**table["any"], **table.get(tag, {})}
    longest = sorted(known, key=len, reverse=True)
    pattern = rf"[^\S\n]?({'|'.join(map(re.escape, longest))})(?![\w/%°])"
    return known, re.compile(pattern)


@lru_cache(maxsize=2048)
def quantities(text: str, language: Language) -> tuple[Quantity, ...]:
    """The quantities typed in a text, in order; a range counts once."""
    return tuple(read(text, language))


def read(text: str, language: Language) -> Iterator[Quantity]:
    """Pair numbers into ranges, and each with the unit after it."""
    known, symbols = spellings(language.tag)
    waiting: Number | None = None
    for number in numbers(text, language):
        first, waiting = waiting, None
        if number.value is None:
            continue
        if first and SPREAD.fullmatch(text[first.end : number.start]):
            typed = symbols.match(text, number.end)
            unit = known[typed[1]] if typed else None
            yield quantity(first, first)._replace(unit=unit, symbol=typed[1] if typed else "")
            yield quantity(number, number)
            continue
        begin = first if first and RANGE.fullmatch(text[first.end : number.start]) else number
        if first and begin is number:
            yield quantity(first, first)
        typed = symbols.match(text, number.end)
        if typed:
            yield quantity(begin, number, known[typed[1]], typed)
        elif begin is not number:
            yield quantity(begin, number)
        else:
            waiting = number
    if waiting:
        yield quantity(waiting, waiting)


def quantity(
    first: Number, last: Number, unit: str | None = None, typed: re.Match[str] | None = None
) -> Quantity:
    """The quantity from one number to another, the same one where there is no range."""
    low, high = first.value or Decimal(), last.value or Decimal()
    end = typed.end() if typed else last.end
    return Quantity(first.start, end, low, high, unit, typed[1] if typed else "")
