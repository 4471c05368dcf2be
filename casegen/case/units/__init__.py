"""Units of measure: a UCUM code read into its factor and its dimensions.

By hand, since libraries of units convert numbers, and here a code must also be printed part by part
as a language writes it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from casegen.case.units.atoms import Atom, prefixes
from casegen.case.units.grammar import factors, usual

__all__ = ["Unit", "converted", "factors", "unit", "usual"]


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
    parts = factors(code)
    if parts is None:
        return None
    amount, powers = 1.0, Counter[str]()
    for part in parts:
        base = measured(part.atom) if part.atom else Unit(part.number, frozenset())
        amount *= (prefixes().get(part.prefix, 1) * base.factor) ** part.power
        for name, by in base.dimensions:
            powers[name] += by * part.power
    return Unit(amount, frozenset((name, power) for name, power in powers.items() if power))


def measured(atom: Atom) -> Unit:
    """An atom in the base units."""
    if atom.basic:
        return Unit(1, frozenset({(atom.code, 1)}))
    of = unit(atom.of) if atom.of else None
    return Unit(atom.times * (of.factor if of else 1), of.dimensions if of else frozenset())


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
