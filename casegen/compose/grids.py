"""The tables that are made of a patient's data, row by row: drugs, devices."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from casegen.case.model.patient import Patient
from casegen.case.origin import Origin
from casegen.case.patient_tables import PatientTable
from casegen.compose.amounts import frequency, lapse
from casegen.compose.blocks import label
from casegen.compose.context import Context
from casegen.compose.structured import cultures, susceptibility, variants
from casegen.compose.treatment import course, given
from casegen.document.tree import Inlines, Table, Text
from casegen.style.language import Language

Row: TypeAlias = tuple[str | Inlines, ...]


def grid(table: PatientTable, patient: Patient, context: Context) -> Table:
    """A table of a patient's data, with those columns of its kind that hold anything."""
    language = context.language
    names, made = KINDS[table.kind]
    rows = tuple(made(patient, language))
    told = [place for place in range(len(names)) if any(row[place] for row in rows)]
    word, number = context.labels["tab", table.id]
    return Table(
        id=f"tab-{table.id}",
        key=table.id,
        kind="author",
        word=word,
        number=number,
        title=(Text(language.word("grid", table.kind)),),
        columns=tuple(label(language.word("column", names[place])) for place in told),
        rows=tuple(tuple(cell(row[place], language) for place in told) for row in rows),
        numeric=tuple(False for _ in told),
        note=(),
        origin=Origin(table.keys),
    )


def cell(said: str | Inlines, language: Language) -> Inlines:
    """A cell, with a dash where nothing was told."""
    if said and not isinstance(said, str):
        return said
    return label(str(said)) if said else (Text(language.word("pattern", "unknown_day")),)


def drugs(patient: Patient, language: Language) -> Iterator[Row]:
    """The drugs as they were given."""
    tag = language.tag
    for act in patient.interventions:
        if act.type != "drug" or not act.name:
            continue
        often = frequency(act.frequency, language) if act.frequency else ""
        times = (course(act, patient, language), lapse(act.duration, language))
        yield (
            act.name[tag],
            given(act, language),
            act.route[tag] if act.route else "",
            often,
            language.join(filter(None, times)),
            act.indication[tag] if act.indication else "",
        )


def devices(patient: Patient, language: Language) -> Iterator[Row]:
    """The devices that were implanted or used."""
    for act in patient.interventions:
        for device in act.devices:
            named = device.name[language.tag]
            yield named, device.maker or "", device.size or "", device.udi or ""


KINDS: dict[str, tuple[tuple[str, ...], Callable[[Patient, Language], Iterator[Row]]]] = {
    "drugs": (("drug", "dose", "route", "frequency", "when", "indication"), drugs),
    "devices": (("device", "maker", "size", "udi"), devices),
    "variants": (
        ("gene", "transcript", "variant", "zygosity", "inheritance", "classification"),
        variants,
    ),
    "cultures": (("specimen", "when", "organism", "count"), cultures),
    "susceptibility": (("organism", "drug", "mic", "answer"), susceptibility),
}
