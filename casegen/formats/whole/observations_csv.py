"""Observations as tidy CSV: one row for each measured value, with UCUM and LOINC.

With a byte order mark, since spreadsheets take a file without one for Latin-1 and spoil
Vietnamese; R's readr, pandas and Python's utf-8-sig pass over it. Lines end in CR LF (RFC 4180).
"""

from __future__ import annotations

import csv
import io
from codecs import BOM_UTF8
from collections.abc import Iterator

from casegen.case.analytes import Analyte, Bounds, analyte
from casegen.case.model.patient import Observation, Patient, Point
from casegen.case.units import converted
from casegen.document.publication import Edition

OPENERS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet may take for the start of a formula; after OWASP, CSV injection."""

HEADS = ("case", "patient", "analyte", "loinc")
MEASURES = ("site", "time_point", "day", "day_precision", "value", "low", "high", "comparator")
JUDGED = ("unit", "interpretation", "reference_low", "reference_high", "flag")

Cell = str | int | float | None


def observations_csv(edition: Edition) -> bytes:
    """The observations patient by patient, as the case lists them; a blood pressure is two rows.

    `day` counts from the patient's day 0; `interpretation` is the author's; `flag` is L, N or H
    against the reference of adults, which is blank for children and where none is known.
    """
    names = tuple(f"name_{tag}" for tag in sorted(edition.documents))
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow((*HEADS, *names, *MEASURES, *JUDGED))
    for patient in edition.case.patients:
        points = {point.id: point for point in patient.timeline}
        for item in (part for whole in patient.observations for _key, part in whole.parts):
            cells = row(edition, patient, item, points[item.at])
            writer.writerow([harmless(cell) for cell in cells])
    return BOM_UTF8 + out.getvalue().encode()


def row(edition: Edition, patient: Patient, item: Observation, point: Point) -> Iterator[Cell]:
    """The cells of one observation."""
    kind = analyte(item.analyte)
    own = {item.id: item for item in edition.case.analytes}.get(item.analyte)
    yield from (edition.slug, patient.id, item.analyte, own.loinc if own else kind.loinc)
    for tag, document in sorted(edition.documents.items()):
        yield own.name[tag] if own else document.language.word("analyte", item.analyte)
    yield from (item.site, point.id, point.day, None if point.day is None else point.precision)
    yield from (item.value, item.low, item.high, item.comparator)
    unit = item.unit or kind.unit
    reference = usual(kind, patient, unit)
    yield from (unit, item.interpretation, *(reference or (None, None)))
    yield flag(item, reference) if reference else None


def usual(kind: Analyte, patient: Patient, unit: str) -> Bounds | None:
    """The reference of adults in a unit, None for a child or where none is known."""
    reference = kind.usual(patient.sex) if patient.adult else None
    if reference is None:
        return None
    low, high = (in_unit(kind, value, unit) for value in reference)
    return None if low is None or high is None else (low, high)


def in_unit(kind: Analyte, value: float, unit: str) -> float | None:
    """A value of the analyte's own unit in another, to six figures."""
    factor = kind.conversions.get(unit)
    other = value / factor if factor else converted(value, kind.unit, unit)
    return None if other is None else float(f"{other:.6g}")


def flag(item: Observation, reference: Bounds) -> str | None:
    """L, N or H of HL7's interpretations; None where a range or a bound leaves it open."""
    low = item.low if item.value is None else item.value
    high = item.high if item.value is None else item.value
    if low is None or high is None:
        return None
    below = item.comparator in {"<", "<="}
    above = item.comparator in {">", ">="}
    if high < reference[0] and not above:
        return "L"
    if low > reference[1] and not below:
        return "H"
    inside = reference[0] <= low and high <= reference[1]
    return "N" if inside and not item.comparator else None


def harmless(cell: Cell) -> Cell:
    """A cell that no spreadsheet takes for a formula; numbers stay numbers."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(OPENERS) else cell
