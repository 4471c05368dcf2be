"""A patient's observations in a CSV file: analytes down, points of the timeline across."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from casegen.case.model.shape import nearest
from casegen.case.units import unit
from casegen.reading.spreadsheet import fault as faults
from casegen.reading.spreadsheet.cell import CellError, decimal_comma, result
from casegen.reading.spreadsheet.fault import Fault
from casegen.reading.spreadsheet.grid import SheetError, address
from casegen.reading.spreadsheet.names import names_of, plain, points_of
from casegen.reading.symbols import normal, spellings
from casegen.system.data import languages

UNIT_HEADS = frozenset({"unit", "units", "don vi"})
SHOWN = 40


class Read(NamedTuple):
    """What a file holds: observations as the case file has them, and what could not be read."""

    observations: tuple[Mapping[str, Any], ...]
    faults: tuple[Fault, ...]


def read(rows: Sequence[Sequence[str]], data: Mapping[str, Any], index: int, name: str) -> Read:
    """The observations of a patient in the rows of a file; raises SheetError where it has no head.

    A point is named by its id, its label, its event, or as a table prints it; an analyte by its id
    or by what a language calls it.
    """
    points = points_of(data["patients"][index].get("timeline", ()))
    top = next(
        (n for n, row in enumerate(rows) if any(plain(cell) in points for cell in row[1:])), None
    )
    if top is None:
        raise SheetError(faults.NO_HEADS, file=name)
    return Reader(rows, top, points, names_of(data), name).read()


class Reader:
    """Reads the rows of a file below its head."""

    def __init__(
        self,
        rows: Sequence[Sequence[str]],
        top: int,
        points: Mapping[str, str],
        names: Mapping[str, str],
        file: str,
    ) -> None:
        self.file = file
        self.rows, self.top, self.points, self.names = rows, top, points, names
        cells = [cell for row in rows[top + 1 :] for cell in row[1:]]
        self.comma = decimal_comma(cells)
        self.faults: list[Fault] = []
        self.seen: set[tuple[str, str]] = set()

    def cell(self, row: int, column: int) -> str:
        """What stands in a cell, nothing where its row is too short."""
        cells = self.rows[row]
        return cells[column] if column < len(cells) else ""

    def fault(self, row: int, column: int, message: str, **values: str) -> None:
        """Note what is wrong with a cell."""
        cell = self.cell(row, column)
        said = {"file": self.file, "at": address(row, column), "cell": cell[:SHOWN], **values}
        self.faults.append(Fault(message, said))

    def read(self) -> Read:
        """All that can be read, and what cannot."""
        columns = dict(self.columns())
        units = next(
            (n for n, cell in enumerate(self.rows[self.top]) if plain(cell) in UNIT_HEADS), None
        )
        found = [
            item
            for number in range(self.top + 1, len(self.rows))
            for item in self.row(number, columns, units)
        ]
        return Read(tuple(found), tuple(self.faults))

    def columns(self) -> Iterator[tuple[int, str]]:
        """The columns of values, each with its point."""
        heads = self.rows[self.top]
        width = max(map(len, self.rows[self.top :]))
        for column in range(1, width):
            head = heads[column] if column < len(heads) else ""
            filled = any(
                row[column : column + 1] not in ([], [""]) for row in self.rows[self.top + 1 :]
            )
            if plain(head) in self.points:
                yield column, self.points[plain(head)]
            elif head and plain(head) not in UNIT_HEADS:
                self.fault(self.top, column, faults.NO_POINT)
            elif filled and not head:
                self.fault(self.top, column, faults.NO_HEAD)

    def row(
        self, number: int, columns: Mapping[int, str], units: int | None
    ) -> Iterator[Mapping[str, Any]]:
        """The observations of a row."""
        row = self.rows[number]
        if not row or not any(row[1:]):
            return
        typed, _bracket, inside = row[0].partition("(")
        name = self.names.get(plain(row[0])) or self.names.get(plain(typed))
        if name is None:
            near = nearest(plain(row[0]), list(self.names))
            self.fault(
                number,
                0,
                faults.NEAR_ANALYTE if near else faults.NO_ANALYTE,
                near=self.names.get(near or "", ""),
            )
            return
        unit = self.unit(number, units, inside.rstrip(") "))
        for column, point in columns.items():
            said = self.value(number, column, name)
            if said and (name, point) in self.seen:
                self.fault(number, column, faults.TWICE)
            elif said:
                self.seen.add((name, point))
                yield {"analyte": name, "at": point, **said, **({"unit": unit} if unit else {})}

    def value(self, row: int, column: int, name: str) -> Mapping[str, Any]:
        """What a cell says, nothing where it cannot be read."""
        cell = self.cell(row, column)
        try:
            return result(cell, pressure=name == "blood-pressure", comma=self.comma)
        except CellError as error:
            self.fault(row, column, error.message)
            return {}

    def unit(self, row: int, column: int | None, inside: str) -> str | None:
        """The UCUM code of the unit of a row, from its column or from brackets after the name."""
        typed = (self.cell(row, column) if column is not None else "") or inside
        if not typed:
            return None
        known = (spellings(tag).meaning(normal(typed)) for tag in languages())
        code = next((one for one in known if one), typed if unit(typed) else None)
        if code is None:
            self.fault(row, column or 0, faults.NO_UNIT)
        return code
