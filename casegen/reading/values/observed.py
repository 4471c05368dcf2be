"""The measured values of a case, each with its row of the analyte table and its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from casegen.case.analytes import Analyte, Bounds
from casegen.case.model import Case
from casegen.case.model.observation import Observation
from casegen.case.model.patient import Patient
from casegen.case.origin import Keys


class Measured(NamedTuple):
    """One observation that holds numbers: from `low` to `high` in its own unit.

    A blood pressure is two of them; `key` is that of the number within the observation.
    """

    keys: Keys
    key: str
    patient: Patient
    item: Observation
    analyte: Analyte
    low: float
    high: float

    @property
    def place(self) -> Keys:
        """The keys of its number."""
        return (*self.keys, self.key)

    @property
    def unit(self) -> str:
        """Its unit, the analyte's own where none is given."""
        return self.item.unit or self.analyte.unit

    @property
    def canonical(self) -> Bounds | None:
        """Its numbers in the analyte's unit, None where they cannot be or are impossible."""
        if not self.analyte.possible(self.low, self.high, self.unit):
            return None
        low = self.analyte.canonical(self.low, self.unit)
        high = self.analyte.canonical(self.high, self.unit)
        return None if low is None or high is None else (low, high)

    @property
    def figure(self) -> str:
        """Its number or range as a message shows it."""
        return f"{self.low:g}" if self.low == self.high else f"{self.low:g}–{self.high:g}"


def measured(case: Case) -> tuple[Measured, ...]:
    """Every observation with a number, patient by patient; words without numbers are left out."""
    return tuple(numbered(case))


def numbered(case: Case) -> Iterator[Measured]:
    """The observations with a number, one by one."""
    for index, patient in enumerate(case.patients):
        for number, whole in enumerate(patient.observations):
            keys = ("patients", index, "observations", number)
            for key, item in whole.parts:
                low = item.low if item.value is None else item.value
                high = item.high if item.value is None else item.value
                if low is not None and high is not None:
                    yield Measured(keys, key, patient, item, item.row, low, high)


def together(measured: Iterable[Measured]) -> Iterator[dict[str, Measured]]:
    """The values of one patient that were measured at one point, by analyte."""
    groups: dict[tuple[str, str], dict[str, Measured]] = {}
    for value in measured:
        group = groups.setdefault((value.patient.id, value.item.at), {})
        group.setdefault(value.item.analyte, value)
    yield from groups.values()
