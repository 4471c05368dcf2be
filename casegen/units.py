"""Units of measure: a UCUM code read into its factor and its dimensions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

# Factors to gram, metre, second, mole, and kelvin as a difference, after the tables of the UCUM
# specification (https://ucum.org/ucum). `[iU]` is arbitrary there, so it is a dimension of its own.
ATOMS: Mapping[str, tuple[float, Mapping[str, int]]] = {
    "g": (1, {"g": 1}),
    "m": (1, {"m": 1}),
    "s": (1, {"s": 1}),
    "mol": (1, {"mol": 1}),
    "eq": (1, {"mol": 1}),
    "osm": (1, {"mol": 1}),
    "L": (1e-3, {"m": 3}),
    "l": (1e-3, {"m": 3}),
    "U": (1e-6 / 60, {"mol": 1, "s": -1}),
    "kat": (1, {"mol": 1, "s": -1}),
    "[iU]": (1, {"[iU]": 1}),
    "Pa": (1e3, {"g": 1, "m": -1, "s": -2}),
    "m[Hg]": (133.322e6, {"g": 1, "m": -1, "s": -2}),
    "Gy": (1, {"m": 2, "s": -2}),
    "Sv": (1, {"m": 2, "s": -2}),
    "Bq": (1, {"s": -1}),
}
UNPREFIXED: Mapping[str, tuple[float, Mapping[str, int]]] = {
    "1": (1, {}),
    "%": (1e-2, {}),
    "10*": (10, {}),
    "10^": (10, {}),
    "Cel": (1, {"K": 1}),
    "[degF]": (5 / 9, {"K": 1}),
    "min": (60, {"s": 1}),
    "h": (3600, {"s": 1}),
    "d": (86400, {"s": 1}),
    "wk": (604800, {"s": 1}),
    "mo": (2629800, {"s": 1}),
    "a": (31557600, {"s": 1}),
}
PREFIXES = {"T": 1e12, "G": 1e9, "M": 1e6, "k": 1e3, "d": 1e-1, "c": 1e-2, "m": 1e-3, "u": 1e-6}
PREFIXES |= {"n": 1e-9, "p": 1e-12, "f": 1e-15}
LONGEST = 40
NAME = r"10[*^]|1|%|[A-Za-z]*(?:\[[A-Za-z]{1,6}\])?"
COMPONENT = re.compile(rf"([./]?)({NAME})([+-]?\d{{1,2}})?(\{{[^{{}}]{{0,40}}\}})?")
# Where UCUM allows two spellings, tables have the litre in capitals and powers of ten as 10*.
SMALL_LITRE = re.compile(r"(?<![A-Za-z\[])([a-z]?)l(?![A-Za-z\]])")


@dataclass(frozen=True)
class Unit:
    """A unit's factor to the base units, and the powers of these."""

    factor: float
    dimensions: frozenset[tuple[str, int]]


@lru_cache(maxsize=512)
def unit(code: str) -> Unit | None:
    """Read a UCUM code such as `10*12/L`; None where it is none, or none that medicine uses.

    Giga and tera are not prefixes of cell counts, so `G/L` and `T/L` are no codes.
    """
    if not 0 < len(code) <= LONGEST:
        return None
    factor, powers, position = 1.0, Counter[str](), 0
    while position < len(code):
        match = COMPONENT.match(code, position)
        if match is None or match.end() == position or (position > 0 and not match[1]):
            return None
        part = component(*match.groups())
        if part is None or (position == 0 and match[1] == "."):
            return None
        factor *= part.factor
        powers.update(dict(part.dimensions))
        position = match.end()
    return Unit(factor, frozenset((name, power) for name, power in powers.items() if power))


def component(mark: str, name: str, exponent: str | None, note: str | None) -> Unit | None:
    """One factor of a unit; an annotation in braces alone counts as 1."""
    annotated = not name and note and not exponent
    base = atom("1" if annotated else name)
    if base is None or (name == "1" and exponent):
        return None
    power = int(exponent or 1) * (-1 if mark == "/" else 1)
    return Unit(base.factor**power, frozenset((n, by * power) for n, by in base.dimensions))


def atom(name: str) -> Unit | None:
    """A unit without exponent, its metric prefix read."""
    if name in ATOMS or name in UNPREFIXED:
        factor, dimensions = ATOMS.get(name) or UNPREFIXED[name]
        return Unit(factor, frozenset(dimensions.items()))
    if name[:1] not in PREFIXES or name[1:] not in ATOMS:
        return None
    factor, dimensions = ATOMS[name[1:]]
    return Unit(PREFIXES[name[0]] * factor, frozenset(dimensions.items()))


def usual(code: str) -> str:
    """A code in the spelling that tables have: `10^9/l` is `10*9/L`."""
    return SMALL_LITRE.sub(r"\1L", code.replace("10^", "10*"))


def converted(value: float, code: str, to: str) -> float | None:
    """A value in another unit, None where the two do not measure the same kind of thing."""
    if code == to:
        return value
    given, wanted = unit(code), unit(to)
    if given is None or wanted is None or given.dimensions != wanted.dimensions:
        return None
    if {code, to} == {"Cel", "[degF]"}:
        return (value - 32) * 5 / 9 if to == "Cel" else value * 9 / 5 + 32
    return value * given.factor / wanted.factor
