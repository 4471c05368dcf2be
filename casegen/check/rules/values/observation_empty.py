"""V002 observation-empty."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.case.model.patient import Observation
from casegen.check.given import Modelled
from casegen.check.rule import rule
from casegen.messages import _

PRESSURE = "blood-pressure"


@rule("V002", fatal=True)
def observation_empty(given: Modelled) -> Findings:
    """An observation must hold one value, one range, or a word where no number was given.

    Why: an empty cell reads as a normal result.

    Bad:
        [[patients]]
        observations = [{ analyte = "hemoglobin", at = "admission", low = 90, unit = "g/L" }]

    Good:
        [[patients]]
        observations = [{ analyte = "hemoglobin", at = "admission", value = 90, unit = "g/L" }]

    Fix: give `value`, or `low` with `high`, or `interpretation`; a `blood-pressure` has `systolic`
    and `diastolic`.
    """
    for index, patient in enumerate(given.case.patients):
        for number, observation in enumerate(patient.observations):
            if not sound(observation):
                message = _("Give “value”, or “low” with “high”, or “interpretation”.")
                if observation.analyte == PRESSURE:
                    message = _("Give a blood pressure as “systolic” with “diastolic”.")
                elif not observation.systolic == observation.diastolic is None:
                    message = _("Only a “blood-pressure” has “systolic” and “diastolic”.")
                yield Found(("patients", index, "observations", number), message, on_key=True)
    for index, patient in enumerate(given.case.patients):
        for number, item in enumerate(patient.levels):
            whole = (item.start is not None, item.end is not None, bool(item.levels))
            if whole not in {(True, True, False), (True, False, False), (False, False, True)}:
                message = _("Give “from” with “to”, or “levels”.")
                yield Found(("patients", index, "levels", number), message, on_key=True)


def sound(item: Observation) -> bool:
    """Whether an observation holds exactly one kind of value."""
    pair = (item.systolic is not None, item.diastolic is not None)
    if item.analyte == PRESSURE or any(pair):
        numbers = (item.value, item.low, item.high, item.comparator)
        whole = all(pair) or (not any(pair) and item.interpretation is not None)
        return item.analyte == PRESSURE and whole and not any(one is not None for one in numbers)
    ranged = (item.low is not None, item.high is not None)
    single = item.value is not None
    if any(ranged):
        return all(ranged) and not single
    return single or item.interpretation is not None
