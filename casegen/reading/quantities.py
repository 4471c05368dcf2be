"""The quantities of a text: numbers and ranges with the unit typed after them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from casegen.reading.numbers import Number, numbers
from casegen.reading.symbols import UNKNOWN, Unit, unit_after
from casegen.style.language import Language

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


@lru_cache(maxsize=2048)
def quantities(text: str, language: Language) -> tuple[Quantity, ...]:
    """The quantities typed in a text, in order; a range counts once."""
    return tuple(read(text, language))


def read(text: str, language: Language) -> Iterator[Quantity]:
    """Pair numbers into ranges, and each with the unit after it."""
    waiting: Number | None = None
    done = 0
    for number in numbers(text, language):
        first, waiting = waiting, None
        if number.value is None or number.start < done:
            continue
        typed = unit_after(text, number.end, language.tag)
        typed = None if typed and typed.ucum == UNKNOWN else typed
        done = typed.end if typed else 0
        between = text[first.end : number.start] if first else ""
        if first and SPREAD.fullmatch(between):
            mean = quantity(first, first)
            yield (
                mean._replace(unit=typed.ucum, symbol=symbol(text, number, typed))
                if typed
                else mean
            )
            yield quantity(number, number)
            continue
        begin = first if first and RANGE.fullmatch(between) else number
        if first and begin is number:
            yield quantity(first, first)
        if typed:
            whole = quantity(begin, number)
            shown = symbol(text, number, typed)
            yield whole._replace(end=typed.end, unit=typed.ucum, symbol=shown)
        elif begin is not number:
            yield quantity(begin, number)
        else:
            waiting = number
    if waiting:
        yield quantity(waiting, waiting)


def symbol(text: str, number: Number, unit: Unit) -> str:
    """A unit as it is typed after a number."""
    return text[number.end : unit.end].strip()


def quantity(first: Number, last: Number) -> Quantity:
    """The quantity from one number to another, the same one where there is no range."""
    low, high = first.value or Decimal(), last.value or Decimal()
    return Quantity(first.start, last.end, low, high)
