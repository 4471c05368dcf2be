"""V005 unit-implausible."""

from __future__ import annotations

from casegen.message import _
from casegen.model import Case
from casegen.profile import Profile
from casegen.rule import Findings, Found, rule
from casegen.rules.values.doubtful import slipped
from casegen.rules.values.observed import measured
from casegen.rules.values.typed import typed


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
