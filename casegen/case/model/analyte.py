"""An analyte as a case defines it."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from pydantic import Field

from casegen.case.analytes import Analyte as Row
from casegen.case.analytes import Group, Printed, analytes
from casegen.case.model.text import Id, Record, Text


class Analyte(Record):
    """An analyte of the case's own, or what it says otherwise of one of the tables.

    What is not said of one that the tables have is as they have it. `minimum` and `maximum` are
    what it can be, and the grades of a score that is `printed` over its maximum, as 3/5, or as a
    Roman figure; `reference` is what the laboratory calls usual, in `unit`.
    """

    id: Id
    name: Text | None = None
    loinc: str | None = None
    unit: str | None = None
    group: Group | None = None
    decimals: Annotated[int, Field(ge=0, le=6)] | None = None
    minimum: int | float | None = None
    maximum: int | float | None = None
    printed: Printed | None = None
    reference: tuple[int | float, int | float] | None = None

    @property
    def row(self) -> Row:
        """What is known of it, here and in the tables."""
        row = analytes().get(self.id, Row(self.id, group="", printed="bare"))
        said = ("loinc", "unit", "group", "decimals", "printed")
        known = {name: getattr(self, name) for name in said if getattr(self, name) is not None}
        if self.unit and self.unit != row.unit:
            known |= {"limits": None, "reference": {}, "conversions": {}, "slips": ()}
        row = replace(row, **known)
        if self.reference:
            row = replace(row, reference={"any": self.reference}, stated=True)
        if row.printed != "bare" or row.maximum is not None:
            low, high = (self.minimum, self.maximum)
            row = replace(
                row,
                minimum=row.minimum if low is None else low,
                maximum=row.maximum if high is None else high,
            )
        elif self.minimum is not None and self.maximum is not None:
            row = replace(row, limits=(self.minimum, self.maximum))
        return row
