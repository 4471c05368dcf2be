"""T003 follow-up-order."""

from __future__ import annotations

from itertools import pairwise

from casegen.case.finding import Findings, Found
from casegen.check.given import Modelled
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.time.points import earlier, follow_up, places


@rule("T003", "warning")
def follow_up_order(given: Modelled) -> Findings:
    """Follow-up must come after surgery and discharge, and outcomes must be told in order.

    Why: a visit before the discharge is a wrong day, and outcomes out of order hide the course.

    Bad:
        [[patients]]
        timeline = [
            { id = "admission", day = 0, event = { vi = "Vào viện", en = "Admission" } },
            { id = "follow-up", day = 5, event = { vi = "Khám lại", en = "Follow-up" } },
            { id = "discharge", day = 7, event = { vi = "Ra viện", en = "Discharge" } },
        ]

    Good:
        [[patients]]
        timeline = [
            { id = "admission", day = 0, event = { vi = "Vào viện", en = "Admission" } },
            { id = "discharge", day = 7, event = { vi = "Ra viện", en = "Discharge" } },
            { id = "follow-up", day = 30, event = { vi = "Khám lại", en = "Follow-up" } },
        ]

    Fix: correct the day, or tell the outcomes in the order of the timeline.
    """
    for index, patient in enumerate(given.case.patients):
        points = places(patient)
        for number, point in enumerate(patient.timeline):
            before = [points[name] for name in ("surgery", "discharge") if name in points]
            late = next((p for p in before if earlier((number, point), p)), None)
            if follow_up(point) and late:
                message = _("“{point}” lies before “{other}”.")
                values = {"point": point.id, "other": late[1].id}
                yield Found(("patients", index, "timeline", number, "id"), message, values)
        outcomes = enumerate(patient.outcomes)
        told = [(n, points[item.at]) for n, item in outcomes if item.at in points]
        for (_first, here), (number, there) in pairwise(told):
            if there[0] < here[0]:
                message = _("The outcome at “{point}” is told after that at “{other}”.")
                values = {"point": there[1].id, "other": here[1].id}
                yield Found(("patients", index, "outcomes", number, "at"), message, values)
