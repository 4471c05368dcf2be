"""What a table of values shows of a patient: series, their names, units, references and cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from casegen.case.analytes import analytes
from casegen.case.model.observation import Observation, Point
from casegen.case.model.patient import Patient
from casegen.case.patient_tables import Measurements
from casegen.case.reference_range import reference, side
from casegen.compose.context import Context
from casegen.compose.patients import when
from casegen.compose.values import amount, observation
from casegen.document.tree import Inlines, Text
from casegen.style.language import NO_BREAK_SPACE

ARROWS = {"low": "↓", "high": "↑"}


@dataclass(frozen=True)
class Series:
    """An analyte of one side, measured by one method: its values by the point of time."""

    items: tuple[Observation, ...]

    @property
    def first(self) -> Observation:
        """Its first value, which tells what it is."""
        return self.items[0]

    @cached_property
    def at(self) -> dict[str, Observation]:
        """Its values by point."""
        return {item.at: item for item in self.items}

    @property
    def unit(self) -> str:
        """The unit that its values are in."""
        return next((item.unit for item in self.items if item.unit), self.first.row.unit)


class Sheet:
    """What one table shows of a patient: its series and points, those without a value left out."""

    def __init__(self, asked: Measurements, patient: Patient, context: Context) -> None:
        self.patient, self.context, self.language = patient, context, context.language
        at = {item.at for item in asked.items}
        self.points = [point for point in patient.timeline if point.id in at]
        self.series = sorted(grouped(asked.items), key=self.place)
        wanted = patient.reference_ranges
        if wanted is None:
            wanted = context.profile.reference_ranges
        self.referenced = wanted and any(self.usual(one) for one in self.series)

    def place(self, one: Series) -> tuple[int, bool]:
        """Where a series stands: as the tables of analytes, the right side first."""
        names = [*analytes(), *(own.id for own in self.context.case.analytes)]
        return names.index(one.first.analyte), one.first.site != "right"

    def name(self, one: Series) -> str:
        """What a series is called, with its side and its method."""
        own = {item.id: item.name for item in self.context.case.analytes}
        item, tag = one.first, self.language.tag
        given = own.get(item.analyte)
        name = given[tag] if given else self.language.word("analyte", item.analyte)
        if item.site:
            sided = self.language.word("site", item.site)
            name = self.language.pattern("sided", name=name, site=sided)
        return f"{name} ({item.method[tag]})" if item.method else name

    def unit(self, one: Series) -> str:
        """The unit of a series as it is printed."""
        return self.language.unit(one.unit)

    def usual(self, one: Series) -> str:
        """The reference of a series as it is printed, empty where there is none."""
        known = (reference(item, self.patient) for item in one.items if not item.words)
        bounds = next((one for one in known if one), None)
        if bounds is None:
            return ""
        figures = (self.language.number(value, None) for value in bounds)
        return self.language.span(*figures)

    def cell(self, one: Series, point: Point) -> Inlines:
        """One value, without its unit; a dash where nothing was reported."""
        item = one.at.get(point.id)
        if item is None:
            return (Text(self.language.word("pattern", "unknown_day")),)
        said = amount(item, self.language) or observation(item, self.language)
        return (Text(said + self.mark(item)),)

    def mark(self, item: Observation) -> str:
        """The arrow of a value outside its reference, where references are printed."""
        usual = reference(item, self.patient) if self.referenced else None
        arrow = ARROWS.get(side(item, usual) or "") if usual else None
        return f"{NO_BREAK_SPACE}{arrow}" if arrow else ""

    @property
    def marked(self) -> bool:
        """Whether any value has an arrow."""
        return any(self.mark(item) for one in self.series for item in one.items)

    def head(self, point: Point) -> str:
        """What a point is called over its column."""
        return point.name[self.language.tag] if point.name else when(point, self.context)


def grouped(items: Sequence[Observation]) -> Iterator[Series]:
    """The series that observations make."""
    found: dict[tuple[str, str | None, str], list[Observation]] = {}
    for item in items:
        found.setdefault((item.analyte, item.site, str(item.method)), []).append(item)
    return (Series(tuple(rows)) for rows in found.values())
