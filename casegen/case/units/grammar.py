"""UCUM's grammar: a code into its factors, each with its power.

term = component, and more after "." or "/"; component = a symbol with an exponent and a note, a
number, a note alone, or a term in round brackets. A code may begin with "/".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from casegen.case.units.atoms import Atom, split

LONGEST = 60
DEEPEST = 5
SYMBOL = r"10[*^]|(?:[A-Za-z%']|\[[A-Za-z0-9_']{1,12}\])+"
TOKEN = re.compile(
    rf"(?P<mark>[./()])|(?P<symbol>{SYMBOL})(?P<power>[+-]?\d{{1,2}})?(?P<note>\{{[^{{}}]{{0,40}}\}})?"
    r"|(?P<number>\d{1,9})(?P<of>\{[^{}]{0,40}\})?|(?P<alone>\{[^{}]{0,40}\})"
)
# Where UCUM allows two spellings, tables have the litre in capitals and powers of ten as 10*.
SMALL_LITRE = re.compile(r"(?<![A-Za-z\[])((?:da|[YZEPTGMkhdcmunpfa])?)l(?![A-Za-z\]])")


class Factor(NamedTuple):
    """One factor of a unit: a prefix and an atom, or a number, to a power; and its note."""

    prefix: str
    atom: Atom | None
    number: int
    power: int
    note: str


class NotUcumError(ValueError):
    """A code that UCUM's grammar, or its table of units, does not have."""


def usual(code: str) -> str:
    """A code in the spelling that tables have: `10^9/l` is `10*9/L`, `[IU]` is `[iU]`."""
    plain = code.replace("10^", "10*").replace("[IU]", "[iU]")
    return SMALL_LITRE.sub(r"\1L", plain)


@lru_cache(maxsize=512)
def factors(code: str) -> tuple[Factor, ...] | None:
    """The factors of a code, those under a stroke with a negative power; None where it is none."""
    if not 0 < len(code) <= LONGEST:
        return None
    try:
        tokens = list(scanned(usual(code)))
        found, end = term(tokens, 0, 0)
    except NotUcumError:
        return None
    apart = len(found) > 1 and any(of.atom and of.atom.alone for of in found)
    return tuple(found) if end == len(tokens) and not apart else None


def scanned(code: str) -> Iterator[re.Match[str]]:
    """The tokens of a code; raises NotUcumError at what is none."""
    position = 0
    while position < len(code):
        match = TOKEN.match(code, position)
        if match is None:
            raise NotUcumError
        position = match.end()
        yield match


def term(tokens: list[re.Match[str]], position: int, depth: int) -> tuple[list[Factor], int]:
    """The factors of a term that begins at a token, and where it ends."""
    found: list[Factor] = []
    sign = 1
    if position < len(tokens) and tokens[position]["mark"] == "/":
        if depth:
            raise NotUcumError
        sign, position = -1, position + 1
    while True:
        part, position = component(tokens, position, depth)
        if sign > 0 and found and not found[-1].atom and part[0].number > 1:
            raise NotUcumError  # 1.73 is no number there, but 1 times 73
        found += [of._replace(power=of.power * sign) for of in part]
        mark = tokens[position]["mark"] if position < len(tokens) else None
        if mark not in {".", "/"}:
            return found, position
        sign, position = (-1 if mark == "/" else 1), position + 1


def component(tokens: list[re.Match[str]], position: int, depth: int) -> tuple[list[Factor], int]:
    """The factors of one component, and where it ends."""
    token = tokens[position] if position < len(tokens) else None
    if token is None or depth > DEEPEST:
        raise NotUcumError
    if token["mark"] == "(":
        found, end = term(tokens, position + 1, depth + 1)
        if end >= len(tokens) or tokens[end]["mark"] != ")":
            raise NotUcumError
        return found, end + 1
    return [factor(token)], position + 1


def factor(token: re.Match[str]) -> Factor:
    """One token as a factor; raises NotUcumError where it is a mark, or no unit."""
    if token["alone"]:
        return Factor("", None, 1, 1, token["alone"][1:-1])
    if token["number"]:
        return Factor("", None, int(token["number"]), 1, (token["of"] or "{}")[1:-1])
    known = split(token["symbol"]) if token["symbol"] else None
    if known is None:
        raise NotUcumError
    note = (token["note"] or "{}")[1:-1]
    return Factor(*known, 1, int(token["power"] or 1), note)
