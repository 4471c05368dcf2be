"""V002 observation-empty."""

from __future__ import annotations

from casegen.message import _
from casegen.model import Case
from casegen.model.patient import Observation
from casegen.rule import Findings, Found, rule


@rule("V002", fatal=True)
def observation_empty(case: Case) -> Findings:
    """An observation must hold one value, one range, or a word where no number was given.

    Why: an empty cell reads as a normal result.

    Bad:
        [[patients]]
        observations = [{ analyte = "hemoglobin", at = "admission", low = 90, unit = "g/L" }]

    Good:
        [[patients]]
        observations = [{ analyte = "hemoglobin", at = "admission", value = 90, unit = "g/L" }]

    Fix: give `value`, or `low` with `high`, or `interpretation`.
    """
    for index, patient in enumerate(case.patients):
        for number, observation in enumerate(patient.observations):
            if not sound(observation):
                message = _("Give “value”, or “low” with “high”, or “interpretation”.")
                yield Found(("patients", index, "observations", number), message, on_key=True)
    for index, patient in enumerate(case.patients):
        for number, item in enumerate(patient.levels):
            whole = (item.start is not None, item.end is not None, bool(item.levels))
            if whole not in {(True, True, False), (True, False, False), (False, False, True)}:
                message = _("Give “from” with “to”, or “levels”.")
                yield Found(("patients", index, "levels", number), message, on_key=True)


def sound(item: Observation) -> bool:
    """Whether an observation holds exactly one kind of value."""
    ranged = (item.low is not None, item.high is not None)
    single = item.value is not None
    if any(ranged):
        return all(ranged) and not single
    return single or item.interpretation is not None
