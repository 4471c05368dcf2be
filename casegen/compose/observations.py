"""The tables of what was measured: analytes down and points of time across, or the other way."""

from __future__ import annotations

from casegen.case.model.patient import Patient
from casegen.case.origin import Origin
from casegen.case.patient_tables import Measurements, PatientTable
from casegen.compose.blocks import inline, label
from casegen.compose.context import Context
from casegen.compose.measured import Sheet
from casegen.document.tree import Inlines, Table, Text
from casegen.reading.passages import measurements_texts


def observations(table: PatientTable, patient: Patient, context: Context) -> Table:
    """A table of a patient's measured values."""
    asked = table.asked or Measurements(patient.observations)
    sheet = Sheet(asked, patient, context)
    language = context.language
    named = ((str(text.keys[-1]), text) for text in measurements_texts(table))
    texts = {name.removeprefix("observations_"): text for name, text in named}
    columns, rows, numeric = across(sheet) if asked.across else down(sheet)
    note = inline(texts["note"], context) if "note" in texts else ()
    if sheet.marked:
        note = (*note, *((Text(" "),) if note else ()), Text(language.word("label", "arrows")))
    word, number = context.labels["tab", table.id]
    title = texts.get("title")
    return Table(
        id=f"tab-{table.id}",
        key=table.id,
        kind="observations",
        word=word,
        number=number,
        title=inline(title, context) if title else (Text(language.word("label", "measurements")),),
        columns=tuple(map(label, columns)),
        rows=tuple(rows),
        numeric=numeric,
        note=note,
        origin=Origin(table.keys),
    )


Made = tuple[list[str], list[tuple[Inlines, ...]], tuple[bool, ...]]


def down(sheet: Sheet) -> Made:
    """A row for each series, a column for each point."""
    word = sheet.language.word
    lead = [word("label", "analyte"), word("label", "unit")]
    lead += [word("label", "reference")] if sheet.referenced else []
    rows = []
    for one in sheet.series:
        told = [label(sheet.name(one)), (Text(sheet.unit(one)),)]
        told += [(Text(sheet.usual(one)),)] if sheet.referenced else []
        rows.append((*told, *(sheet.cell(one, point) for point in sheet.points)))
    numeric = (*(False for _ in lead), *(True for _ in sheet.points))
    return [*lead, *map(sheet.head, sheet.points)], rows, numeric


def across(sheet: Sheet) -> Made:
    """A row for each point, a column for each series; the reference is a row of its own."""
    language = sheet.language
    heads = [language.word("label", "when")]
    for one in sheet.series:
        unit = sheet.unit(one)
        heads.append(f"{sheet.name(one)} ({unit})" if unit else sheet.name(one))
    rows = [
        (label(sheet.head(point)), *(sheet.cell(one, point) for one in sheet.series))
        for point in sheet.points
    ]
    if sheet.referenced:
        usual = ((Text(sheet.usual(one)),) for one in sheet.series)
        rows.append((label(language.word("label", "reference")), *usual))
    return heads, rows, (False, *(True for _ in sheet.series))
