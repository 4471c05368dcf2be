"""The reference range of a measured value: the laboratory's, or that of adults in the tables."""

from __future__ import annotations

from typing import Literal

from casegen.case.analytes import Analyte, Bounds
from casegen.case.model.observation import Observation
from casegen.case.model.patient import Patient
from casegen.case.units import converted


def reference(item: Observation, patient: Patient) -> Bounds | None:
    """What is usual, in the value's own unit; of a child only what the case's laboratory says."""
    if item.reference:
        return item.reference
    row = item.row
    usual = row.usual(patient.sex) if patient.adult or row.stated else None
    if usual is None:
        return None
    low, high = (in_unit(row, value, item.unit or row.unit) for value in usual)
    return None if low is None or high is None else (low, high)


def in_unit(row: Analyte, value: float, unit: str) -> float | None:
    """A value of the analyte's own unit in another, to six figures."""
    factor = row.conversions.get(unit)
    other = value / factor if factor else converted(value, row.unit, unit)
    return None if other is None else float(f"{other:.6g}")


def side(item: Observation, usual: Bounds) -> Literal["low", "normal", "high"] | None:
    """Where a value lies by its reference; None where a range or a sign leaves it open."""
    low = item.low if item.value is None else item.value
    high = item.high if item.value is None else item.value
    if low is None or high is None:
        return None
    if high < usual[0] and item.comparator not in {">", ">="}:
        return "low"
    if low > usual[1] and item.comparator not in {"<", "<="}:
        return "high"
    if usual[0] <= low <= high <= usual[1] and item.comparator is None:
        return "normal"
    return None
