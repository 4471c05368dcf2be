"""What was measured, and the points of time at which things happened or were measured."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

from pydantic import Field, PrivateAttr, StringConstraints

from casegen.case.analytes import Analyte, Group, analyte
from casegen.case.model.text import Id, Record, Text

Positive = Annotated[int, Field(gt=0)]


class Point(Record):
    """A point of the timeline; `day` counts from day 0 and is left out when not reported.

    `precision` tells how exactly the day is known, and so in which unit it is printed; `hour` is
    how many hours after admission it was, where hours count. `label` names the point where space is
    short, as over a column of values. A point without an `event` is only a time of measuring.
    """

    id: Id
    day: int | None = None
    hour: Annotated[int | float, Field(ge=0, le=10_000)] | None = None
    precision: Literal["day", "week", "month", "year"] = "day"
    label: Text | None = None
    event: Text | None = None

    @property
    def on_day(self) -> int | None:
        """The day it lies on, by its hour where only that is told."""
        return int(self.hour // 24) if self.day is None and self.hour is not None else self.day

    @property
    def name(self) -> Text | None:
        """What it is called where space is short."""
        return self.label or self.event


class Observation(Record):
    """A measured value at a point of the timeline (FHIR Observation); `unit` is UCUM.

    Either `value`, or `low` and `high` for a range, or `ratio` for a titer, or `text` for what is
    no number in any language (+++, 20/25), or `words` for a result in words, or `interpretation`
    alone where the source gives no more; a blood pressure has `systolic` and `diastolic`. `site`
    tells sides apart, `method` ways of measuring; `comparator` is FHIR's. `reference` is what the
    laboratory calls usual, in this unit.
    """

    analyte: Id
    at: Id
    site: Literal["left", "right", "both"] | None = None
    value: int | float | None = None
    low: int | float | None = None
    high: int | float | None = None
    systolic: int | float | None = None
    diastolic: int | float | None = None
    ratio: tuple[Positive, Positive] | None = None
    text: Annotated[str, StringConstraints(min_length=1, max_length=80)] | None = None
    words: Text | None = None
    method: Text | None = None
    comparator: Literal["<", "<=", ">", ">="] | None = None
    unit: str | None = None
    reference: tuple[int | float, int | float] | None = None
    interpretation: Literal["low", "normal", "high", "positive", "negative"] | None = None

    _own: Mapping[str, Analyte] = PrivateAttr(default_factory=dict)

    @property
    def row(self) -> Analyte:
        """What is known of its analyte, by the case and by the tables."""
        return self._own.get(self.analyte) or analyte(self.analyte)

    @property
    def parts(self) -> Iterator[tuple[str, Observation]]:
        """The two values of a blood pressure, each with its key; any other observation alone."""
        pair = {"systolic": self.systolic, "diastolic": self.diastolic}
        if None in pair.values():
            yield "low" if self.value is None else "value", self
            return
        for key, value in pair.items():
            alone = {"analyte": f"{self.analyte}-{key}", "value": value}
            yield key, self.model_copy(update=dict.fromkeys(pair) | alone)

    def know(self, own: Mapping[str, Analyte]) -> None:
        """Take over what the case says of analytes."""
        self._own = own


class ObservationTable(Record):
    """A table that the author asks for: of these analytes or groups, at these points.

    Without `analytes` and `groups` it shows all that was measured, without `points` whenever it
    was. `rows` says what goes down the page.
    """

    id: Id
    title: Text | None = None
    note: Text | None = None
    analytes: tuple[Id, ...] = ()
    groups: tuple[Group, ...] = ()
    points: tuple[Id, ...] = ()
    rows: Literal["analytes", "points"] = "analytes"

    def shows(self, item: Observation) -> bool:
        """Whether it shows a value."""
        chosen = item.analyte in self.analytes or item.row.group in self.groups
        everything = not (self.analytes or self.groups)
        return (chosen or everything) and (not self.points or item.at in self.points)
