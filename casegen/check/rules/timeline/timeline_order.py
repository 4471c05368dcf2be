"""T001 timeline-order."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.check.given import Modelled
from casegen.check.rule import rule
from casegen.messages import _


@rule("T001")
def timeline_order(given: Modelled) -> Findings:
    """The points of a timeline must be listed in the order of their days.

    Why: they are printed as they are listed, and a course that jumps back cannot be followed.

    Bad:
        [[patients]]
        timeline = [
            { id = "admission", day = 0, event = { vi = "Vào viện", en = "Admission" } },
            { id = "discharge", day = 7, event = { vi = "Ra viện", en = "Discharge" } },
            { id = "scan", day = 3, event = { vi = "Chụp phim", en = "Scan" } },
        ]

    Good:
        [[patients]]
        timeline = [
            { id = "admission", day = 0, event = { vi = "Vào viện", en = "Admission" } },
            { id = "scan", day = 3, event = { vi = "Chụp phim", en = "Scan" } },
            { id = "discharge", day = 7, event = { vi = "Ra viện", en = "Discharge" } },
        ]

    Fix: move the point to its place, or correct its day; days before day 0 are negative.
    """
    for index, patient in enumerate(given.case.patients):
        latest: int | None = None
        for number, point in enumerate(patient.timeline):
            if point.on_day is None:
                continue
            if latest is not None and point.on_day < latest:
                message = _("“{point}” on day {day} is listed after day {latest}.")
                values = {"point": point.id, "day": str(point.on_day), "latest": str(latest)}
                yield Found(("patients", index, "timeline", number, "day"), message, values)
            latest = point.on_day if latest is None else max(latest, point.on_day)
