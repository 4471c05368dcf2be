"""V006 value-impossible."""

from __future__ import annotations

from casegen.message import _
from casegen.model import Case
from casegen.rule import Findings, Found, rule
from casegen.rules.values.observed import Measured, measured, together

PARTS = (
    ("bilirubin-direct", "bilirubin-total"),
    ("bilirubin-indirect", "bilirubin-total"),
    ("blood-pressure-diastolic", "blood-pressure-systolic"),
    ("neutrophils", "leukocytes"),
)


@rule("V006")
def value_impossible(case: Case) -> Findings:
    """A value must be one that a living patient can have.

    Why: a slip of the keyboard in a result is read as a result.

    Bad:
        [[patients]]
        observations = [{ analyte = "potassium", at = "admission", value = 41, unit = "mmol/L" }]

    Good:
        [[patients]]
        observations = [{ analyte = "potassium", at = "admission", value = 7.1, unit = "mmol/L" }]

    Fix: compare the number with the laboratory's report. A part cannot exceed its whole: direct
    bilirubin the total, diastolic pressure the systolic; a range runs from low to high.
    """
    for value in measured(case):
        row = value.analyte
        scored = row.maximum is not None or row.canonical(1, value.unit) is None
        if value.low > value.high:
            message = _("The range {figure} runs downward.")
            yield Found(value.place, message, {"figure": value.figure})
        elif scored or row.meant(value.low, value.high, value.unit):
            continue
        elif not row.possible(value.low, value.high, value.unit):
            message = _("{figure} {unit} is not possible for {analyte}.")
            values = {"figure": value.figure, "unit": value.unit, "analyte": row.id}
            yield Found(value.place, message, values)
    for group in together(case):
        for part, whole in PARTS:
            small, large = group.get(part), group.get(whole)
            if small and large and exceeds(small, large):
                message = _("{part} is higher here than {whole}.")
                values = {"part": part, "whole": whole}
                yield Found(small.place, message, values, also=large.place)


def exceeds(part: Measured, whole: Measured) -> bool:
    """Whether all of a part's range lies above its whole's, both being possible."""
    inner, outer = part.canonical, whole.canonical
    return inner is not None and outer is not None and inner[0] > outer[1]
