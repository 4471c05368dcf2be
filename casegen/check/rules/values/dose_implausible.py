"""V016 dose-implausible."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.case.model.treatment import Dose, Intervention
from casegen.check.given import Modelled
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.values.doses import expected, usual, weights


@rule("V016", "warning")
def dose_implausible(given: Modelled) -> Findings:
    """A dose must agree with its total for the patient's weight, and lie within what is given.

    Why: a misplaced decimal in a dose is the one slip in a report that can harm a reader's patient.

    Bad:
        [[patients]]
        interventions = [
            { type = "drug", id = "ivig", dose = { value = 20, unit = "g/kg" } },
        ]

    Good:
        [[patients]]
        interventions = [
            { type = "drug", id = "ivig", dose = { value = 2, unit = "g/kg" } },
        ]

    Fix: compare the dose with the drug chart.
    """
    for index, patient in enumerate(given.case.patients):
        for number, act in enumerate(patient.interventions):
            keys = ("patients", index, "interventions", number)
            doses: dict[str, Dose | None] = {"dose": act.dose, "total": act.total}
            for key, dose in doses.items():
                bounds = usual(act, dose, given.case) if dose else None
                if dose and bounds and not bounds[0] <= dose.value <= bounds[1]:
                    message = _("{value} {unit} lies outside the usual {low}–{high} {unit}.")
                    values = {"value": f"{dose.value:g}", "unit": dose.unit}
                    values |= {"low": f"{bounds[0]:g}", "high": f"{bounds[1]:g}"}
                    yield Found((*keys, key), message, values)
            if act.dose and act.total and act.fractions and uneven(act):
                message = _("{count} fractions of {dose} {unit} come to {computed}, not {value}.")
                values = {"count": str(act.fractions), "dose": f"{act.dose.value:g}"}
                values |= {"unit": act.dose.unit, "value": f"{act.total.value:g}"}
                values |= {"computed": f"{act.fractions * act.dose.value:g}"}
                yield Found((*keys, "total"), message, values)
            totals = expected(act, weights(patient))
            if act.total and totals and not totals[0] * 0.9 <= act.total.value <= totals[1] * 1.1:
                message = _("{dose} {unit} comes to {computed} {whole} by weight, not {value}.")
                values = {"dose": f"{act.dose.value:g}", "unit": act.dose.unit} if act.dose else {}
                values |= {"computed": f"{totals[0]:g}", "whole": act.total.unit}
                values |= {"value": f"{act.total.value:g}"}
                yield Found((*keys, "total"), message, values)


def uneven(act: Intervention) -> bool:
    """Whether the fractions of radiotherapy do not add up to its total, in one unit."""
    if not (act.dose and act.total and act.fractions and act.dose.unit == act.total.unit):
        return False
    return abs(act.fractions * act.dose.value - act.total.value) > 0.02 * act.total.value
