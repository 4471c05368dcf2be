"""T006 treatment-order."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.check.given import Modelled
from casegen.check.rule import rule
from casegen.messages import _


@rule("T006")
def treatment_order(given: Modelled) -> Findings:
    """A treatment must not end before it starts.

    Why: a drug that was stopped before it was begun has its points of time the wrong way round,
    and with them how long it was given.

    Bad:
        [[patients]]
        [[patients.interventions]]
        type = "drug"
        start = "discharge"
        end = "admission"

    Good:
        [[patients]]
        [[patients.interventions]]
        type = "drug"
        start = "admission"
        end = "discharge"

    Fix: exchange `start` and `end`, or correct the days of the timeline.
    """
    for index, patient in enumerate(given.case.patients):
        days = {point.id: point.day for point in patient.timeline}
        for number, act in enumerate(patient.interventions):
            start, end = days.get(act.start or act.at or ""), days.get(act.end or "")
            if start is not None and end is not None and end < start:
                message = _("This ends on day {end}, before it starts on day {start}.")
                values = {"start": str(start), "end": str(end)}
                keys = ("patients", index, "interventions", number, "end")
                yield Found(keys, message, values)
