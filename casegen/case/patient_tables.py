"""The tables that casegen makes of a patient's data, each called by its kind and the patient."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from casegen.case.model.observation import Observation
from casegen.case.model.patient import Patient
from casegen.case.model.text import Text
from casegen.case.origin import Keys

Kind = Literal["labs", "drugs", "devices", "variants", "cultures", "susceptibility"]
LINED = 3
"""So many drugs are told in a line; more make a table."""


class Measurements(NamedTuple):
    """What a table shows: its observations, and whether points of time make its rows."""

    items: tuple[Observation, ...]
    across: bool = False
    title: Text | None = None
    note: Text | None = None


class PatientTable(NamedTuple):
    """A table of a patient: its kind, its id in cross-references, and the keys of its data."""

    kind: Kind
    id: str
    keys: Keys
    asked: Measurements | None = None


def patient_tables(patient: Patient, keys: Keys) -> Iterator[PatientTable]:
    """The tables of a patient in the order they are printed."""
    if many(patient):
        yield PatientTable("drugs", f"drugs-{patient.id}", (*keys, "interventions"))
    if any(act.devices for act in patient.interventions):
        yield PatientTable("devices", f"devices-{patient.id}", (*keys, "interventions"))
    if patient.variants:
        yield PatientTable("variants", f"variants-{patient.id}", (*keys, "variants"))
    if patient.cultures:
        yield PatientTable("cultures", f"cultures-{patient.id}", (*keys, "cultures"))
    if any(culture.susceptibility for culture in patient.cultures):
        yield PatientTable("susceptibility", f"susceptibility-{patient.id}", (*keys, "cultures"))
    yield from measurements(patient, keys)


def measurements(patient: Patient, keys: Keys) -> Iterator[PatientTable]:
    """The tables that the author asks for, and one of all observations that none of them shows."""
    left = list(patient.observations)
    for number, table in enumerate(patient.observation_tables):
        shown = tuple(item for item in patient.observations if table.shows(item))
        left = [item for item in left if item not in shown]
        if shown:
            asked = Measurements(shown, table.rows == "points", table.title, table.note)
            name = f"labs-{patient.id}-{table.id}"
            yield PatientTable("labs", name, (*keys, "observation_tables", number), asked)
    if left:
        asked = Measurements(
            tuple(left), title=patient.observations_title, note=patient.observations_note
        )
        yield PatientTable("labs", f"labs-{patient.id}", (*keys, "observations"), asked)


def tabled(patient: Patient, kind: Kind) -> bool:
    """Whether a patient's data of a kind are printed as a table."""
    return any(table.kind == kind for table in patient_tables(patient, ()))


def many(patient: Patient) -> bool:
    """Whether there are more drugs than a line takes, and more to tell of them than doses."""
    drugs = [act for act in patient.interventions if act.type == "drug" and act.name]
    return len(drugs) > LINED and any(act.detailed for act in drugs)
