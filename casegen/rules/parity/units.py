"""The unit that follows a number, in whatever of its spellings."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from casegen.language import language
from casegen.resources import toml
from casegen.rules.parity.dates import grammar

UNKNOWN = "?"
EXPONENTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹μµ×·∙", "0123456789uuxxx", "^*⁺\u00a0\u202f \n")
LITRE = re.compile(r"(?<=[/dmfuc])l(?![^\W\d_])|^l$")
POWER = r"[×x·*][ \u00a0\u202f]?10[\^*]{0,2}[\d⁰¹²³⁴-⁹]{1,2}"
CHUNK = r"[^\s,;:()\[\]…!?–—\d×·*-][^\s,;:()\[\]…!?–—-]{0,20}"
AFTER = re.compile(
    rf"[ \u00a0\u202f\n-]?((?:{POWER})?{CHUNK}|{POWER})"
    r"(?:[ \u00a0\u202f\n-]([^\W\d_][\w/]{0,15}))?"
)
BEFORE = re.compile(r"\(([^()\d]{1,12})\)[ :=\u00a0]{0,3}\Z")
NEAR = 20


class Unit(NamedTuple):
    """A unit as UCUM writes it, where it ends in the text, and whether it counts time.

    UNKNOWN stands for something that looks like a unit and is in no table; it says nothing.
    """

    ucum: str
    end: int
    time: bool = False


def normal(typed: str) -> str:
    """A unit without what spelling alone decides: raised digits, the letter for litre, µ or μ."""
    return LITRE.sub("L", typed.translate(EXPONENTS))


@cache
def spellings(tag: str) -> tuple[dict[str, str], dict[str, str], frozenset[str]]:
    """UCUM by normal spelling in a language, the same by small letters, and the units of time."""
    folder = Path(__file__)
    times = grammar(tag).get("times", {})
    printed = {ucum: [word] for ucum, word in language(tag).words["unit"].items() if word}
    exact: dict[str, str] = {}
    for table in (toml(folder.with_name("units.toml")), times, printed):
        for ucum, words in table.items():
            exact |= {normal(word): ucum for word in words}
    small: dict[str, str] = {}
    for word, ucum in exact.items():
        key = word.casefold()
        small[key] = ucum if small.get(key, ucum) == ucum else ""
    return exact, {key: ucum for key, ucum in small.items() if ucum}, frozenset(times)


def unit_before(text: str, start: int, tag: str) -> Unit | None:
    """The unit in brackets before a number, as in "hemoglobin (g/L) 90"."""
    match = BEFORE.search(text, max(start - NEAR, 0), start)
    exact = spellings(tag)[0]
    return Unit(exact[normal(match[1])], start) if match and normal(match[1]) in exact else None


def unit_after(text: str, end: int, tag: str) -> Unit | None:
    """The unit after a number that ends at an offset; None where a plain word follows."""
    match = AFTER.match(text, end)
    if match is None:
        return None
    exact, small, times = spellings(tag)
    last = match.end(1) - len(match[1]) + len(match[1].rstrip(".'’\"”*_"))
    for stop in (match.end(2), last):
        word = normal(text[match.start(1) : stop]) if stop > 0 else ""
        ucum = exact.get(word) or small.get(word.casefold())
        if ucum:
            return Unit(ucum, stop, ucum in times)
    chunk = match[1]
    if chunk[0] in "/xX" and chunk[1:2].isdigit():
        return None
    plain = all(character.isalpha() or character in ".'’\"”*_" for character in chunk)
    return None if plain else Unit(UNKNOWN, end)
