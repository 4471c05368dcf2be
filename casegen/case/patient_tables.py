"""The tables that casegen makes of a patient's data, each called by its kind and the patient."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from casegen.case.model.patient import Patient
from casegen.case.origin import Keys

Kind = Literal["labs", "drugs", "devices"]
LINED = 3
"""So many drugs are told in a line; more make a table."""


class PatientTable(NamedTuple):
    """A table of a patient: its kind, its id in cross-references, and the keys of its data."""

    kind: Kind
    id: str
    keys: Keys


def patient_tables(patient: Patient, keys: Keys) -> Iterator[PatientTable]:
    """The tables of a patient in the order they are printed."""
    held: dict[Kind, tuple[str, bool]] = {
        "drugs": ("interventions", many(patient)),
        "devices": ("interventions", any(act.devices for act in patient.interventions)),
        "labs": ("observations", bool(patient.observations)),
    }
    for kind, (key, there) in held.items():
        if there:
            yield PatientTable(kind, f"{kind}-{patient.id}", (*keys, key))


def tabled(patient: Patient, kind: Kind) -> bool:
    """Whether a patient's data of a kind are printed as a table."""
    return any(table.kind == kind for table in patient_tables(patient, ()))


def many(patient: Patient) -> bool:
    """Whether there are more drugs than a line takes, and more to tell of them than doses."""
    drugs = [act for act in patient.interventions if act.type == "drug" and act.name]
    return len(drugs) > LINED and any(act.detailed for act in drugs)
