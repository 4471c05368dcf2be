"""Lengths of time, and how often something is given within one."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from casegen.case.model.text import Record

TimeUnit = Literal["a", "mo", "wk", "d", "h"]
"""UCUM's units of time: year, month, week, day, hour."""


class Duration(Record):
    """A length of time; `unit` is UCUM."""

    value: Annotated[int | float, Field(gt=0)]
    unit: TimeUnit


class Lapse(Record):
    """How long an act lasted; an operation is counted in minutes, `min`."""

    value: Annotated[int | float, Field(gt=0)]
    unit: Literal["min", "h", "d", "wk", "mo", "a"]


class Frequency(Record):
    """So many `times` in each `period` of a unit, by themselves once a day (FHIR Timing.repeat)."""

    times: Annotated[int, Field(ge=1, le=100)] = 1
    period: Annotated[int | float, Field(gt=0)] = 1
    unit: Literal["min", "h", "d", "wk", "mo"] = "d"
