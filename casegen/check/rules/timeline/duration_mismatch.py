"""T004 duration-mismatch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from casegen.case.facts import DAYS
from casegen.case.finding import Findings, Found
from casegen.case.model.observation import Point
from casegen.case.model.patient import Patient
from casegen.case.origin import Keys
from casegen.check.given import Modelled
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.passages import of_patient
from casegen.reading.time.durations import durations
from casegen.reading.time.points import SLACK, places

UNIT_SLACK = {"h": 1, "d": 1, "wk": 4, "mo": 16, "a": 183}


@rule("T004", "warning")
def duration_mismatch(given: Modelled) -> Findings:
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
    for index, patient in enumerate(given.case.patients):
        duration, points = patient.presentation.duration, places(patient)
        counted = apart(points, "onset", "admission")
        if duration and counted:
            told = duration.value * DAYS.get(duration.unit, 1 / 24)
            if differ(told, duration.unit, counted):
                message = _("{told} days of illness are stored, but the timeline counts {counted}.")
                values = {"told": f"{told:g}", "counted": str(counted[0])}
                keys = ("patients", index, "presentation", "duration")
                also = ("patients", index, "timeline", points["onset"][0])
                yield Found(keys, message, values, also=also)
        yield from told_otherwise(patient, ("patients", index), points)


def told_otherwise(
    patient: Patient, keys: Keys, points: Mapping[str, tuple[int, Point]]
) -> Iterator[Found]:
    """The durations in a patient's prose that the timeline counts otherwise."""
    message = _("“{word}” is told here, but the timeline counts {counted} days.")
    for passage in of_patient(patient, keys):
        for tag, text in passage.text.items():
            for item in durations(text, tag):
                counted = apart(points, *item.between)
                if counted and differ(item.days, item.unit, counted):
                    values = {"word": text[item.start : item.end], "counted": str(counted[0])}
                    also = (*keys, "timeline", points[item.between[0]][0])
                    place, span = (*passage.keys, tag), (item.start, item.end)
                    yield Found(place, message, values, *span, language=tag, also=also)


def apart(points: Mapping[str, tuple[int, Point]], *names: str) -> tuple[int, int] | None:
    """The days from one point to another and how far off they may be, None where not known."""
    if not all(name in points for name in names):
        return None
    first, last = (points[name][1] for name in names)
    if first.day is None or last.day is None:
        return None
    return last.day - first.day, SLACK[first.precision] + SLACK[last.precision]


def differ(told: float, unit: str, counted: tuple[int, int]) -> bool:
    """Whether a duration in days is another than what the timeline counts."""
    return abs(told - counted[0]) > UNIT_SLACK[unit] + counted[1] + 0.1 * told
