"""V002 observation-empty."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.case.model.observation import Observation
from casegen.check.given import Modelled
from casegen.check.rule import rule
from casegen.messages import _

PRESSURE = "blood-pressure"
GIVE = _(
    "Give one of “value”, “low” with “high”, “ratio”, “text” and “words”, or “interpretation”"
    " alone."
)


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

    Fix: give `value`, or `low` with `high`, or `ratio`, or `text` where it is no number, or
    `words`, or `interpretation`; a `blood-pressure` has `systolic` and `diastolic`.
    """
    for index, patient in enumerate(given.case.patients):
        for number, observation in enumerate(patient.observations):
            if not sound(observation):
                message = GIVE
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
    others = [one for one in (item.ratio, item.text, item.words) if one is not None]
    numbers = [item.value, item.low, item.high, item.systolic, item.diastolic]
    if others:
        return len(others) == 1 and numbers == [None] * len(numbers)
    pair = (item.systolic is not None, item.diastolic is not None)
    if item.analyte == PRESSURE or any(pair):
        single = (item.value, item.low, item.high, item.comparator)
        whole = all(pair) or (not any(pair) and item.interpretation is not None)
        return item.analyte == PRESSURE and whole and single == (None,) * len(single)
    ranged = (item.low is not None, item.high is not None)
    if any(ranged):
        return all(ranged) and item.value is None
    return item.value is not None or item.interpretation is not None
