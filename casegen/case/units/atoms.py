"""The units of which UCUM makes others, and the prefixes they take."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from casegen.system.data import toml

TABLE = Path(__file__).with_name("atoms.toml")


@dataclass(frozen=True)
class Atom:
    """A unit that is made of no others: `times` so many of the unit `of`, printed by its symbol.

    One without `of` is a dimension of its own where it is `basic`, and else a mere number.
    """

    code: str
    times: float
    of: str
    basic: bool
    metric: bool
    alone: bool
    symbol: str


@cache
def atoms() -> Mapping[str, Atom]:
    """Every atom by its code."""
    return {
        code: Atom(
            code=code,
            times=row.get("times", 1),
            of=row.get("is", ""),
            basic=row.get("arbitrary", False) or not row.keys() & {"is", "times"},
            metric=row.get("metric", False),
            alone=row.get("alone", False),
            symbol=row.get("print", code),
        )
        for code, row in toml(TABLE)["atom"].items()
    }


@cache
def prefixes() -> Mapping[str, float]:
    """What each metric prefix multiplies by."""
    return dict(toml(TABLE)["prefix"])


def split(symbol: str) -> tuple[str, Atom] | None:
    """A symbol as its prefix, which may be empty, and its atom; None where it is neither."""
    known = atoms()
    if symbol in known:
        return "", known[symbol]
    for length in (1, 2):
        atom = known.get(symbol[length:])
        if atom and atom.metric and symbol[:length] in prefixes():
            return symbol[:length], atom
    return None
