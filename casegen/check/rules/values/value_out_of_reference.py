"""V007 value-out-of-reference."""

from __future__ import annotations

from casegen.case.analytes import Bounds
from casegen.case.finding import Findings, Found
from casegen.check.given import Modelled
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.values.observed import Measured

PAIRED = {"systolic": 2, "diastolic": 2}


@rule("V007", "note")
def value_out_of_reference(given: Modelled) -> Findings:
    """A value of an adult that is called low, normal or high should be so by the usual reference.

    Why: abnormal values are what a report is about, and need no remark; a value that contradicts
    its own interpretation does.

    Bad:
        [[patients]]
        [[patients.observations]]
        analyte = "hemoglobin"
        at = "admission"
        value = 90
        unit = "g/L"
        interpretation = "normal"

    Good:
        [[patients]]
        [[patients.observations]]
        analyte = "hemoglobin"
        at = "admission"
        value = 90
        unit = "g/L"
        interpretation = "low"

    Fix: correct the value or its interpretation; where the laboratory has a reference of its own,
    waive this with that reference as the reason.
    """
    doubtful = [value for value in given.measured if odd(value)]
    for value in doubtful:
        # Of two pressures the one that is high makes both high.
        pair = [other for other in doubtful if other.keys == value.keys]
        if PAIRED.get(value.key, 1) > len(pair) and value.item.interpretation != "normal":
            continue
        low, high = value.analyte.usual(value.patient.sex) or (0, 0)
        message = _("{figure} {unit} is called “{word}”; usual are {low}–{high} {own}.")
        values = {
            "figure": value.figure,
            "unit": value.unit,
            "word": value.item.interpretation or "",
            "low": f"{low:g}",
            "high": f"{high:g}",
            "own": value.analyte.unit,
        }
        yield Found(value.place, message, values)


def odd(value: Measured) -> bool:
    """Whether a value of an adult contradicts its interpretation."""
    reference = value.analyte.usual(value.patient.sex)
    figures = value.canonical
    return bool(
        value.patient.adult and reference and figures and not agrees(value, figures, reference)
    )


def agrees(value: Measured, figures: Bounds, reference: Bounds) -> bool:
    """Whether a value fits its interpretation, or has none; a comparator is given its due."""
    low, high = figures
    match value.item.interpretation:
        case "low":
            return low < reference[0] or value.item.comparator in {"<", "<="}
        case "high":
            return high > reference[1] or value.item.comparator in {">", ">="}
        case "normal":
            return reference[0] <= high and low <= reference[1]
    return True
