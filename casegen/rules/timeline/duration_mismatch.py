"""T004 duration-mismatch."""

from __future__ import annotations

from casegen.facts import DAYS
from casegen.message import _
from casegen.model import Case
from casegen.rule import Findings, Found, rule
from casegen.rules.timeline.points import SLACK, places

UNIT_SLACK = {"h": 1, "d": 1, "wk": 4, "mo": 16, "a": 183}


@rule("T004", "warning")
def duration_mismatch(case: Case) -> Findings:
    """The duration before admission must fit the days of onset and admission.

    Why: two months in the text and two weeks in the timeline are two different diseases.

    Bad:
        [[patients]]
        presentation.duration = { value = 2, unit = "mo" }
        timeline = [
            { id = "onset", day = -14, event = { vi = "Khởi phát", en = "Onset" } },
            { id = "admission", day = 0, event = { vi = "Vào viện", en = "Admission" } },
            { id = "discharge", day = 7, event = { vi = "Ra viện", en = "Discharge" } },
        ]

    Good:
        [[patients]]
        presentation.duration = { value = 2, unit = "wk" }
        timeline = [
            { id = "onset", day = -14, event = { vi = "Khởi phát", en = "Onset" } },
            { id = "admission", day = 0, event = { vi = "Vào viện", en = "Admission" } },
            { id = "discharge", day = 7, event = { vi = "Ra viện", en = "Discharge" } },
        ]

    Fix: correct the duration or the day; the points are those called `onset` and `admission`.
    """
    for index, patient in enumerate(case.patients):
        duration, points = patient.presentation.duration, places(patient)
        if duration is None or not {"onset", "admission"} <= points.keys():
            continue
        onset, admission = points["onset"][1], points["admission"][1]
        if onset.day is None or admission.day is None:
            continue
        told = duration.value * DAYS.get(duration.unit, 1 / 24)
        slack = UNIT_SLACK[duration.unit] + SLACK[onset.precision] + 0.1 * told
        counted = admission.day - onset.day
        if abs(told - counted) > slack:
            message = _("{told} days of illness are stored, but the timeline counts {counted}.")
            values = {"told": f"{told:g}", "counted": str(counted)}
            keys = ("patients", index, "presentation", "duration")
            also = ("patients", index, "timeline", points["onset"][0])
            yield Found(keys, message, values, also=also)
