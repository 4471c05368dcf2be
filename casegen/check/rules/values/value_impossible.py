"""V006 value-impossible."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.check.given import Profiled
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.values.doubtful import impossible
from casegen.reading.values.observed import Measured, together
from casegen.reading.values.pressures import pressures

PARTS = (
    ("bilirubin-direct", "bilirubin-total"),
    ("bilirubin-indirect", "bilirubin-total"),
    ("blood-pressure-diastolic", "blood-pressure-systolic"),
    ("neutrophils", "leukocytes"),
)

NOT_POSSIBLE = _("{value} is not possible for {analyte}.")


@rule("V006")
def value_impossible(given: Profiled) -> Findings:
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
    for value in given.measured:
        row = value.analyte
        scored = row.maximum is not None or row.canonical(1, value.unit) is None
        if value.low > value.high:
            message = _("The range {figure} runs downward.")
            yield Found(value.place, message, {"figure": value.figure})
        elif scored or row.meant(value.low, value.high, value.unit):
            continue
        elif not row.possible(value.low, value.high, value.unit):
            values = {"value": f"{value.figure} {value.unit}", "analyte": row.id}
            yield Found(value.place, NOT_POSSIBLE, values)
    yield from in_prose(given)
    for group in together(given.measured):
        for part, whole in PARTS:
            small, large = group.get(part), group.get(whole)
            if small and large and exceeds(small, large):
                message = _("{part} is higher here than {whole}.")
                values = {"part": part, "whole": whole}
                yield Found(small.place, message, values, also=large.place)


def in_prose(given: Profiled) -> Findings:
    """The values and pressures typed in prose that no living patient has."""
    for item in given.typed:
        if impossible(item):
            figure = item.passage.text[item.language][item.quantity.start : item.quantity.end]
            values = {"value": figure, "analyte": item.analyte.id}
            yield Found(message=NOT_POSSIBLE, values=values, **item.place)  # type: ignore[arg-type]
    for passage in given.passages:
        for tag, text in passage.text.items():
            for pair in pressures(text, tag):
                if pair.upside_down or not (pair.possible or pair.meant):
                    values = {"value": text[pair.start : pair.end], "analyte": "blood-pressure"}
                    keys = (*passage.keys, tag)
                    yield Found(keys, NOT_POSSIBLE, values, pair.start, pair.end, language=tag)


def exceeds(part: Measured, whole: Measured) -> bool:
    """Whether all of a part's range lies above its whole's, both being possible."""
    inner, outer = part.canonical, whole.canonical
    return inner is not None and outer is not None and inner[0] > outer[1]
