"""What may be wrong in a file of values, besides what one cell says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from casegen.messages import _

NO_POINT = _("{file}, {at}: “{cell}” heads a column, but is no point of the patient’s timeline.")
NO_HEAD = _("{file}, {at}: this column has values and no heading; each column needs its own.")
NO_ANALYTE = _(
    "{file}, {at}: there is no analyte “{cell}”; define it under [[analytes]], or correct its name."
)
NEAR_ANALYTE = _("{file}, {at}: there is no analyte “{cell}”; did you mean “{near}”?")
TWICE = _("{file}, {at}: “{cell}” stands in an earlier row too, with a value at the same point.")
NO_UNIT = _("{file}, {at}: “{cell}” is no unit that is known.")
NO_HEADS = _("“{file}” has no row whose cells name points of the patient’s timeline.")


class Fault(NamedTuple):
    """What is wrong with a cell: a message template and its values."""

    message: str
    values: Mapping[str, str]
