"""Durations of an illness and of a stay in hospital that the prose of a patient tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from casegen.case.facts import DAYS
from casegen.reading.phrases import lowered
from casegen.reading.text import masked
from casegen.system.data import toml

TABLE = Path(__file__).with_name("durations.toml")
# Between which points each kind of duration runs.
BETWEEN = {"illness": ("onset", "admission"), "stay": ("admission", "discharge")}


@dataclass(frozen=True)
class Duration:
    """A duration told in prose at `start` to `end`, and the points between which it runs."""

    start: int
    end: int
    value: int
    unit: str
    between: tuple[str, str]

    @property
    def days(self) -> float:
        """Its length in days."""
        return self.value * DAYS.get(self.unit, 1 / 24)


@cache
def patterns(tag: str) -> tuple[dict[str, re.Pattern[str]], dict[str, str]]:
    """How a language tells each kind of duration, and its words for units."""
    words = toml(TABLE).get(tag, {})
    kinds = {kind: re.compile(words[kind]) for kind in BETWEEN if kind in words}
    return kinds, words.get("unit", {})


def durations(text: str, tag: str) -> Iterator[Duration]:
    """The durations that a text tells in digits."""
    kinds, units = patterns(tag)
    flat = lowered(masked(text)).replace("\n", " ")
    for kind, pattern in kinds.items():
        for match in pattern.finditer(flat):
            unit = units.get(match["unit"])
            if unit:
                span = match.start("n"), match.end("unit")
                yield Duration(*span, int(match["n"]), unit, BETWEEN[kind])
