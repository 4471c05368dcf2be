"""V020 unit-mixed."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.case.units import unit, usual
from casegen.check.given import Modelled
from casegen.check.rule import rule
from casegen.messages import _


@rule("V020")
def unit_mixed(given: Modelled) -> Findings:
    """An analyte must be given in one unit at every point of a patient's timeline.

    Why: a row of the table has one unit, and 9.1 under g/L reads as a tenth of what was measured.

    Bad:
        [[patients]]
        observations = [
            { analyte = "hemoglobin", at = "admission", value = 138, unit = "g/L" },
            { analyte = "hemoglobin", at = "discharge", value = 9.1, unit = "g/dL" },
        ]
        [[patients.timeline]]
        id = "admission"
        event = { vi = "Vào viện", en = "Admission" }
        [[patients.timeline]]
        id = "discharge"
        event = { vi = "Ra viện", en = "Discharge" }

    Good:
        [[patients]]
        observations = [
            { analyte = "hemoglobin", at = "admission", value = 138, unit = "g/L" },
            { analyte = "hemoglobin", at = "discharge", value = 91, unit = "g/L" },
        ]
        [[patients.timeline]]
        id = "admission"
        event = { vi = "Vào viện", en = "Admission" }
        [[patients.timeline]]
        id = "discharge"
        event = { vi = "Ra viện", en = "Discharge" }

    Fix: write every value of the analyte in the unit of the first one.
    """
    for index, patient in enumerate(given.case.patients):
        units: dict[str, str] = {}
        told = set()
        for number, item in enumerate(patient.observations):
            if item.value is None and item.low is None and item.systolic is None:
                continue
            own = usual(item.unit or item.row.unit)
            first = units.setdefault(item.analyte, own)
            if own != first and unit(own) and unit(first) and item.analyte not in told:
                told.add(item.analyte)
                message = _(
                    "{analyte} stands in {first} above and in {unit} here; give all its values in"
                    " one unit."
                )
                values = {"analyte": item.analyte, "first": first, "unit": own}
                keys = ("patients", index, "observations", number)
                yield Found((*keys, "unit") if item.unit else keys, message, values)
