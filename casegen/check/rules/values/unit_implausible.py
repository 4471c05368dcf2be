"""V005 unit-implausible."""

from __future__ import annotations

import re

from casegen.case.finding import Findings, Found
from casegen.check.given import Profiled
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.values.doubtful import slipped
from casegen.reading.values.pressures import pressures
from casegen.style.language import language

POINT = re.compile(r"^\.\s?")


@rule("V005")
def unit_implausible(given: Profiled) -> Findings:
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
    for value in given.measured:
        meant = value.analyte.meant(value.low, value.high, value.unit)
        if meant:
            values = {"figure": value.figure, "unit": value.unit, "analyte": value.analyte.id}
            yield Found(value.place, message, values | {"meant": meant})
    for item in given.typed:
        meant = slipped(item)
        if meant:
            number = item.quantity
            figure = f"{number.low}" if number.low == number.high else f"{number.low}–{number.high}"
            unit = POINT.sub("× ", number.symbol)
            values = {"figure": figure, "unit": unit, "analyte": item.analyte.id}
            values["meant"] = language(item.language).unit(meant)
            yield Found(message=message, values=values, **item.place)  # type: ignore[arg-type]
    for passage in given.passages:
        for tag, text in passage.text.items():
            for pair in pressures(text, tag):
                if pair.meant and not pair.upside_down:
                    values = {"figure": f"{pair.systolic:g}/{pair.diastolic:g}"}
                    values |= {"unit": language(tag).unit(pair.unit), "analyte": "blood-pressure"}
                    values["meant"] = language(tag).unit(pair.meant)
                    keys = (*passage.keys, tag)
                    yield Found(keys, message, values, pair.start, pair.end, language=tag)
