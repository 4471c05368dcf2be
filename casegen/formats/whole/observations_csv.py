"""Observations as tidy CSV: one row for each measured value, with UCUM and LOINC.

With a byte order mark, since spreadsheets take a file without one for Latin-1 and spoil
Vietnamese; R's readr, pandas and Python's utf-8-sig pass over it. Lines end in CR LF (RFC 4180).
"""

from __future__ import annotations

import csv
import io
from codecs import BOM_UTF8
from collections.abc import Iterator

from casegen.case.model.observation import Observation, Point
from casegen.case.model.patient import Patient
from casegen.case.reference_range import reference, side
from casegen.document.publication import Edition

OPENERS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet may take for the start of a formula; after OWASP, CSV injection."""

HEADS = ("case", "patient", "analyte", "loinc")
MEASURES = ("site", "time_point", "day", "day_precision", "value", "low", "high", "comparator")
FLAGS = {"low": "L", "normal": "N", "high": "H"}
TOLD = ("text", "method", "hour")
JUDGED = ("unit", "interpretation", "reference_low", "reference_high", "flag")

Cell = str | int | float | None


def observations_csv(edition: Edition) -> bytes:
    """The observations patient by patient, as the case lists them; a blood pressure is two rows.

    `text` is a result that is no number, it and `method` in the language of record; `day` and
    `hour` count from the patient's day 0; `interpretation` is the author's; `flag` is L, N or H
    against the reference of adults, which is blank for children and where none is known.
    """
    names = tuple(f"name_{tag}" for tag in sorted(edition.documents))
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow((*HEADS, *names, *MEASURES, *JUDGED, *TOLD))
    for patient in edition.case.patients:
        points = {point.id: point for point in patient.timeline}
        for item in (part for whole in patient.observations for _key, part in whole.parts):
            cells = row(edition, patient, item, points[item.at])
            writer.writerow([harmless(cell) for cell in cells])
    return BOM_UTF8 + out.getvalue().encode()


def row(edition: Edition, patient: Patient, item: Observation, point: Point) -> Iterator[Cell]:
    """The cells of one observation."""
    kind = item.row
    own = {item.id: item.name for item in edition.case.analytes}.get(item.analyte)
    yield from (edition.slug, patient.id, item.analyte, kind.loinc)
    for tag, document in sorted(edition.documents.items()):
        yield own[tag] if own else document.language.word("analyte", item.analyte)
    yield from (item.site, point.id, point.day, None if point.day is None else point.precision)
    yield from (item.value, item.low, item.high, item.comparator)
    unit = item.unit or kind.unit
    usual = reference(item, patient)
    yield from (unit, item.interpretation, *(usual or (None, None)))
    judged = side(item, usual) if usual else None
    yield FLAGS[judged] if judged else None
    record = edition.case.languages[0]
    ratio = ":".join(map(str, item.ratio)) if item.ratio else None
    yield item.words[record] if item.words else item.text or ratio
    yield from (item.method[record] if item.method else None, point.hour)


def harmless(cell: Cell) -> Cell:
    """A cell that no spreadsheet takes for a formula; numbers stay numbers."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(OPENERS) else cell
