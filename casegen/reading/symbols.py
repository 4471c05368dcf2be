"""The unit that follows a number, in whatever of its spellings."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from casegen.case.analytes import analytes
from casegen.style.language import language
from casegen.system.data import toml

TABLE = Path(__file__).with_name("symbols.toml")
UNKNOWN = "?"
EXPONENTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹μµ×·∙", "0123456789uuxxx", "^*⁺\u00a0\u202f \n")
POINT = re.compile(r"^\.(?=\s?10)")
LITRE = re.compile(r"(?<=[/dmfuc])l(?![^\W\d_])|^l$")
RAISED = r"(?:[\^*]{1,2}\d{1,2}\^?|\d{1,2}|[⁰¹²³⁴-⁹]{1,2})"
POWER = rf"(?:[×x·*]|\.(?=[ \u00a0\u202f]?10[\^*⁰¹²³⁴-⁹]))[ \u00a0\u202f]?10{RAISED}"
CHUNK = r"[^\s,;:()\[\]…!?–—\d×·*-][^\s,;:()\[\]…!?–—-]{0,20}"
AFTER = re.compile(
    rf"[ \u00a0\u202f\n-]?((?:{POWER})?{CHUNK}|{POWER})"
    r"(?:[ \u00a0\u202f\n-]([^\W\d_][\w/]{0,15}))?"
)
BEFORE = re.compile(r"\(([^()\d]{1,12})\)[ :=\u00a0]{0,3}\Z")
NEAR = 20


FRACTION = re.compile("[0-9][.,][0-9]")


class Unit(NamedTuple):
    """A unit as UCUM writes it, where it ends in the text, and whether it counts time.

    UNKNOWN stands for something that looks like a unit and is in no table; it says nothing.
    """

    ucum: str
    end: int
    time: bool = False


def normal(typed: str) -> str:
    """A unit without what spelling alone decides: raised digits, the letter for litre, µ or μ."""
    return LITRE.sub("L", POINT.sub("x", typed).translate(EXPONENTS))


class Spellings(NamedTuple):
    """UCUM by the normal spelling of a unit, by the same in small letters, and under a stroke."""

    exact: dict[str, str]
    small: dict[str, str]
    under: dict[str, str]
    times: frozenset[str]

    def meaning(self, word: str) -> str | None:
        """The UCUM code of a unit in its normal spelling, read part by part where it has parts."""
        known = self.exact.get(word) or self.small.get(word.casefold())
        if known or "/" not in word:
            return known
        above, *below = word.split("/")
        parts = [self.under.get(part) or self.meaning(part) for part in below if part]
        first = self.meaning(above) if above else ""
        whole = (first, *parts)
        sound = len(parts) == len(below) and None not in whole and UNKNOWN not in whole
        return "/".join(map(str, whole)) if sound else None


@cache
def spellings(tag: str) -> Spellings:
    """How the units are typed in a language."""
    table = toml(TABLE)
    codes = [code for row in analytes().values() for code in (row.unit, *row.conversions)]
    codes += [code for code in (*table["units"], *table["printed"]["units"]) if code != UNKNOWN]
    named = ((code, language(tag).unit(code)) for code in dict.fromkeys(codes))
    # A unit with a number in it, as mL/min/1.73 m², is a number to whoever compares numbers.
    printed = {code: [word] for code, word in named if word and not FRACTION.search(word)}
    exact: dict[str, str] = {}
    for units in (printed, table["units"], table.get(tag, {})):
        exact |= by_word(units)
    small: dict[str, str] = {}
    for word, ucum in exact.items():
        key = word.casefold()
        small[key] = ucum if small.get(key, ucum) == ucum else ""
    small = {key: ucum for key, ucum in small.items() if ucum}
    return Spellings(exact, small, by_word(table["under"]), frozenset(table.get(tag, ())))


def by_word(units: dict[str, list[str]]) -> dict[str, str]:
    """UCUM by the normal spelling of each word of a table."""
    return {normal(word): ucum for ucum, words in units.items() for word in words}


def unit_before(text: str, start: int, tag: str) -> Unit | None:
    """The unit in brackets before a number, as in "hemoglobin (g/L) 90"."""
    match = BEFORE.search(text, max(start - NEAR, 0), start)
    exact = spellings(tag).exact
    return Unit(exact[normal(match[1])], start) if match and normal(match[1]) in exact else None


def unit_after(text: str, end: int, tag: str) -> Unit | None:
    """The unit after a number that ends at an offset; None where a plain word follows."""
    match = AFTER.match(text, end)
    if match is None:
        return None
    known = spellings(tag)
    last = match.end(1) - len(match[1]) + len(match[1].rstrip(".'’\"”*_"))
    for stop in (match.end(2), last):
        word = normal(text[match.start(1) : stop]) if stop > 0 else ""
        ucum = known.meaning(word)
        if ucum:
            return Unit(ucum, stop, ucum in known.times)
    chunk = match[1]
    if chunk[0] in "/xX" and chunk[1:2].isdigit():
        return None
    plain = all(character.isalpha() or character in ".'’\"”*_" for character in chunk)
    return None if plain else Unit(UNKNOWN, end)
