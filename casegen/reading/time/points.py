"""The points of a timeline by what they are: admission, surgery, discharge, follow-up."""

from __future__ import annotations

import re

from casegen.case.model.observation import Point
from casegen.case.model.patient import Patient

FOLLOW_UP = re.compile(r"(follow-up|followup|last-visit)\b|(week|month|year)-?\d")
# How far off, in days, a point may be that is known to the day, week, month or year.
SLACK = {"day": 0, "week": 4, "month": 16, "year": 183}


def places(patient: Patient) -> dict[str, tuple[int, Point]]:
    """A patient's points with their place in the list, by id."""
    return {point.id: (number, point) for number, point in enumerate(patient.timeline)}


def earlier(first: tuple[int, Point], second: tuple[int, Point]) -> bool:
    """Whether the first point lies before the second: by day if both have one, else as listed."""
    days = first[1].day, second[1].day
    if days[0] is not None and days[1] is not None:
        slack = max(SLACK[first[1].precision], SLACK[second[1].precision])
        return days[0] + slack < days[1]
    return first[0] < second[0]


def follow_up(point: Point) -> bool:
    """Whether a point is a follow-up visit, by its id."""
    return bool(FOLLOW_UP.match(point.id))
