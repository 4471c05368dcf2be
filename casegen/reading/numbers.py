"""The numbers of a text, read by the marks of its language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from casegen.reading.text import masked
from casegen.style.language import Language

SPACES = " \u00a0\u202f"
# In 4,2.10¹²/L the point multiplies.
POWER = re.compile(r"10[*^]$")
NO_POWER = r"(?!10(?:[⁰¹²³⁴-⁹]|\^\d|\*\d))"


class Number(NamedTuple):
    """A number as typed: its offsets, its characters, and its value.

    `value` is None where the marks fit no reading in the language, as a point before two digits
    in Vietnamese.
    """

    start: int
    end: int
    typed: str
    value: Decimal | None


@cache
def shapes(language: Language) -> tuple[re.Pattern[str], re.Pattern[str], str]:
    """The pattern of anything like a number, that of a sound one, and the decimal mark."""
    symbols = language.words["number"]
    decimal, group = re.escape(symbols["decimal"]), re.escape(symbols["group"])
    # The look behind comes after a first digit: a pattern that begins with it is found slowly.
    loose = re.compile(
        rf"\d(?<![\w.,].)\d*(?:[.,]{NO_POWER}\d+)*(?:[{SPACES[1:]}]\d{{3}}(?!\d))*(?![\w])"
    )
    grouped = rf"(?!0)\d{{1,3}}(?:[{group}{SPACES[1:]}]\d{{3}})+"
    strict = re.compile(rf"(?:{grouped}|\d+)(?:{decimal}\d+)?")
    return loose, strict, str(symbols["decimal"])


def numbers(text: str, language: Language) -> Iterator[Number]:
    """The numbers typed in a text, in order; those in citations, callouts and look-ups left out."""
    loose = shapes(language)[0]
    words = masked(text)
    for match in loose.finditer(words):
        if POWER.search(words, max(match.start() - 3, 0), match.start()):
            continue  # 10*5 is no five
        yield Number(match.start(), match.end(), match[0], value(match[0], language))


def value(typed: str, language: Language) -> Decimal | None:
    """What a number means by the marks of a language, or None where they fit no reading."""
    if typed.isdecimal():
        return Decimal(typed)
    _loose, strict, mark = shapes(language)
    if not strict.fullmatch(typed):
        return None
    whole, _, part = typed.partition(mark)
    digits = "".join(character for character in whole if character.isdigit())
    return Decimal(f"{digits}.{part}" if part else digits)
