"""V005 unit-implausible."""

from __future__ import annotations

from casegen.message import _
from casegen.model import Case
from casegen.profile import Profile
from casegen.rule import Findings, Found, rule
from casegen.rules.values.observed import measured
from casegen.rules.values.typed import Typed, typed


@rule("V005")
def unit_implausible(case: Case, profile: Profile) -> Findings:
    """A value must be possible in its unit.

    Why: hemoglobin of 90 g/dL is ten times what any blood holds; in g/L it is a common anemia.

    Bad:
        [[patients]]
        observations = [{ analyte = "hemoglobin", at = "admission", value = 90, unit = "g/dL" }]

    Good:
        [[patients]]
        observations = [{ analyte = "hemoglobin", at = "admission", value = 9.0, unit = "g/dL" }]

    Fix: give the unit that was meant; the number itself is often right.
    """
    message = _("{figure} {unit} is not possible for {analyte}; {meant} was probably meant.")
    for value in measured(case):
        meant = value.analyte.meant(value.low, value.high, value.unit)
        if meant:
            values = {"figure": value.figure, "unit": value.unit, "analyte": value.analyte.id}
            yield Found(value.place, message, values | {"meant": meant})
    for item in typed(case, profile):
        meant = slipped(item)
        if meant:
            number = item.quantity
            figure = f"{number.low}" if number.low == number.high else f"{number.low}–{number.high}"
            values = {"figure": figure, "unit": number.symbol, "analyte": item.analyte.id}
            yield Found(message=message, values=values | {"meant": meant}, **item.place)  # type: ignore[arg-type]


def slipped(item: Typed) -> str | None:
    """The unit a typed value was meant in, None where it is possible or may be a difference."""
    unit, row = item.quantity.unit, item.analyte
    if unit is None or row.canonical(1, unit) is None:
        return None
    if item.of_change and unit in {row.unit, *row.conversions, "g/dL", "mg/dL"}:
        low = row.canonical(float(item.quantity.low), unit)
        if low is not None and row.limits and low < row.limits[0]:
            return None
    return row.meant(float(item.quantity.low), float(item.quantity.high), unit)
