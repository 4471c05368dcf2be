"""Spreadsheets: the values that a case keeps in CSV files beside it, taken into its data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from casegen.case.load import Source
from casegen.case.origin import Keys
from casegen.reading.spreadsheet.grid import SheetError, grid
from casegen.reading.spreadsheet.observations import Fault, read
from casegen.system.limits import SHEET_BYTES
from casegen.system.untrusted import FolderError
from casegen.system.untrusted import read as contents

KEY = "observations_csv"


class Misfit(NamedTuple):
    """What is wrong in a file: the keys that name it, and the fault."""

    keys: Keys
    fault: Fault


class Taken(NamedTuple):
    """A case with the values of its files, these files by name, and what is wrong in them."""

    source: Source
    files: Mapping[str, bytes]
    misfits: tuple[Misfit, ...]


def taken(source: Source) -> Taken:
    """A case with the values of its CSV files behind those of its own."""
    patients = source.data.get("patients")
    if not isinstance(patients, tuple) or not any(map(named, patients)):
        return Taken(source, {}, ())
    files: dict[str, bytes] = {}
    misfits: list[Misfit] = []
    grown = list(patients)
    lent: dict[int, int] = {}
    for index, patient in enumerate(patients):
        name = named(patient)
        if name is None:
            continue
        keys = ("patients", index, KEY)
        try:
            files[name] = contents(source.folder, name, SHEET_BYTES)
            found = read(grid(files[name], name), source.data, index, name)
        except (FolderError, SheetError) as error:
            misfits.append(Misfit(keys, Fault(error.message, error.values)))
            continue
        misfits += (Misfit(keys, fault) for fault in found.faults)
        own = patient.get("observations", ())
        if isinstance(own, tuple):
            lent[index] = len(own)
            grown[index] = {**patient, "observations": (*own, *found.observations)}
    data = {**source.data, "patients": tuple(grown)}
    return Taken(replace(source, data=data, lent=lent), files, tuple(misfits))


def named(patient: Any) -> str | None:  # noqa: ANN401 - any TOML value
    """The file of values that a patient names, if any."""
    name = patient.get(KEY) if isinstance(patient, Mapping) else None
    return name if isinstance(name, str) else None
