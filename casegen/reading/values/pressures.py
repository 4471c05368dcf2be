"""Blood pressures typed in prose as two values, such as 120/80 mmHg."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from casegen.case.analytes import analyte
from casegen.reading.phrases import Phrases
from casegen.reading.symbols import unit_after
from casegen.reading.text import masked
from casegen.reading.values.typed import TABLE
from casegen.system.data import toml

PAIR = re.compile(r"(\d(?<![\w.,/].)\d{0,3}(?:[.,]\d)?)\s?/\s?(\d{1,4}(?:[.,]\d)?)(?![\d/])")
REACH = 60


class Pressure(NamedTuple):
    """A pressure typed as two values, with its offsets and its unit in UCUM."""

    start: int
    end: int
    systolic: float
    diastolic: float
    unit: str

    @property
    def upside_down(self) -> bool:
        """Whether the lower value stands first."""
        return self.diastolic > self.systolic

    @property
    def possible(self) -> bool:
        """Whether a living patient may have both; a diastolic pressure of 0 is one not heard."""
        upper, lower = analyte("blood-pressure-systolic"), analyte("blood-pressure-diastolic")
        heard = self.diastolic == 0 or lower.possible(self.diastolic, self.diastolic, self.unit)
        return heard and upper.possible(self.systolic, self.systolic, self.unit)

    @property
    def meant(self) -> str | None:
        """The unit that was meant, where the one typed makes no sense of both."""
        if self.possible:
            return None
        others = ("mm[Hg]", "cm[Hg]", "kPa")
        return next((u for u in others if self._replace(unit=u).possible), None)


@cache
def names(tag: str) -> Phrases:
    """How a language calls the blood pressure."""
    return Phrases(toml(TABLE).get(tag, {}).get("blood-pressure", ()))


def pressures(text: str, tag: str) -> Iterator[Pressure]:
    """The blood pressures of a text that are typed with their unit."""
    words = masked(text)
    if "/" not in words or not names(tag).within(words):
        return
    for match in PAIR.finditer(words):
        typed = unit_after(words, match.end(), tag)
        near = words[max(0, match.start() - REACH) : match.start()].rpartition(". ")[2]
        if typed and typed.ucum in {"mm[Hg]", "cm[Hg]", "kPa"} and names(tag).within(near):
            upper, lower = (float(part.replace(",", ".")) for part in match.groups())
            yield Pressure(match.start(), typed.end, upper, lower, typed.ucum)
