"""The tables of analytes: what each is measured in, and which values are usual or possible.

A file a group, their names in each language's folder. Of a row, `loinc` is the LOINC code, `unit`
the canonical UCUM unit, `decimals` the least digits printed after the mark; `minimum` and `maximum`
are the grades of a score, and `printed` how one is written: `over` its maximum as 3/5, `bare`, or
in `roman` figures. `reference` is what is usual in adults, by sex where that differs, `limits` what
no living patient is beyond, `conversions` the factors from other units to the canonical one. Of
`slips`, between `from` and `to` in the unit `typed` the unit `meant` was meant. `unconfirmed` are
the keys whose value was not seen at a source.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

from casegen.case.units import converted
from casegen.system.data import toml

Bounds = tuple[float, float]
FOLDER = Path(__file__).parent
# In the order in which a table prints them.
Group = Literal[
    "hematology", "iron", "liver", "inflammation", "kidney", "metabolism", "electrolytes",
    "blood-gas", "coagulation", "cardiac", "endocrine", "tumor-marker", "infection", "urine",
    "csf", "fluid", "drug-level", "ventilation", "vital-sign", "body", "ophthalmology", "hearing",
    "obstetrics", "imaging", "score",
]  # fmt: skip
GROUPS: tuple[str, ...] = get_args(Group)
Printed = Literal["over", "bare", "roman"]


@dataclass(frozen=True)
class Slip:
    """A usual mistake: between two values in the unit typed, another unit was meant."""

    typed: str
    meant: str
    between: Bounds


@dataclass(frozen=True)
class Analyte:
    """An analyte or score: its canonical UCUM unit, its LOINC code, and limits in that unit.

    `reference` is of adults, by sex or under `any`; beyond `limits` no living patient is. A score
    has a `maximum`. `unconfirmed` names the keys whose value was not seen at a source; where the
    reference is `stated`, it is that of the case's own laboratory.
    """

    id: str
    group: str = ""
    unit: str = "1"
    loinc: str | None = None
    decimals: int | None = None
    minimum: float = 0
    maximum: float | None = None
    printed: Printed = "over"
    reference: Mapping[str, Bounds] = field(default_factory=dict)
    limits: Bounds | None = None
    conversions: Mapping[str, float] = field(default_factory=dict)
    slips: tuple[Slip, ...] = ()
    unconfirmed: tuple[str, ...] = ()
    stated: bool = False

    def canonical(self, value: float, unit: str | None) -> float | None:
        """A value in the canonical unit, None where its unit does not measure this analyte."""
        unit = unit or self.unit
        if unit in self.conversions:
            return value * self.conversions[unit]
        return converted(value, unit, self.unit)

    def usual(self, sex: str) -> Bounds | None:
        """The reference of adults of that sex, None where none is known."""
        return self.reference.get(sex) or self.reference.get("any")

    def possible(self, low: float, high: float, unit: str | None) -> bool:
        """Whether a living patient may have these values, as far as the table knows."""
        figures = [self.canonical(value, unit) for value in (low, high)]
        if self.limits is None:
            return None not in figures
        least, most = self.limits[0] * (1 - 1e-9), self.limits[1] * (1 + 1e-9)
        return all(figure is not None and least <= figure <= most for figure in figures)

    def meant(self, low: float, high: float, unit: str | None) -> str | None:
        """The unit that was meant, where the one given makes no sense and another does."""
        unit = unit or self.unit
        for slip in self.slips:
            if slip.typed == unit and slip.between[0] <= low and high <= slip.between[1]:
                return slip.meant
        own = self.canonical(1, unit)
        if self.limits is None or own is None or self.possible(low, high, unit):
            return None
        others = (u for u in (self.unit, *self.conversions) if self.canonical(1, u) != own)
        return next((u for u in others if self.possible(low, high, u)), None)


@cache
def analytes() -> Mapping[str, Analyte]:
    """Every analyte by its id, in the order a table prints them."""
    return {
        name: read(name, group, row)
        for group in GROUPS
        for name, row in toml(FOLDER / f"{group}.toml").items()
    }


def read(name: str, group: str, row: Mapping[str, Any]) -> Analyte:
    """One row of a group's table."""
    row = dict(row)
    slips = row.pop("slips", ())
    reference = {sex: (low, high) for sex, (low, high) in row.pop("reference", {}).items()}
    limits = row.pop("limits", None)
    return Analyte(
        id=name,
        group=group,
        reference=reference,
        limits=(limits[0], limits[1]) if limits else None,
        slips=tuple(Slip(s["typed"], s["meant"], (s["from"], s["to"])) for s in slips),
        unconfirmed=tuple(row.pop("unconfirmed", ())),
        **row,
    )


def analyte(name: str) -> Analyte:
    """The analyte of that id; one the table lacks is a plain number."""
    return analytes().get(name) or Analyte(name)
