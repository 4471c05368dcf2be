"""Spreadsheets: the values that a case keeps in CSV files beside it, taken into its data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from casegen.case.load import Source
from casegen.case.origin import Keys
from casegen.reading.spreadsheet.fault import Fault
from casegen.reading.spreadsheet.grid import SheetError, grid
from casegen.reading.spreadsheet.observations import read
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
    taker = Taker(source)
    grown = tuple(taker.grown(index, patient) for index, patient in enumerate(patients))
    data = {**source.data, "patients": grown}
    return Taken(replace(source, data=data, lent=taker.lent), taker.files, tuple(taker.misfits))


class Taker:
    """Takes the values of one file after another."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.files: dict[str, bytes] = {}
        self.misfits: list[Misfit] = []
        self.lent: dict[int, int] = {}

    def grown(self, index: int, patient: Any) -> Any:  # noqa: ANN401 - any TOML value
        """A patient with the values of the file that it names."""
        name = named(patient)
        own = patient.get("observations", ()) if name else None
        if name is None or not isinstance(own, tuple):
            return patient
        keys = ("patients", index, KEY)
        try:
            self.files[name] = contents(self.source.folder, name, SHEET_BYTES)
            found = read(grid(self.files[name], name), self.source.data, index, name)
        except (FolderError, SheetError) as error:
            self.misfits.append(Misfit(keys, Fault(error.message, error.values)))
            return patient
        self.misfits += (Misfit(keys, fault) for fault in found.faults)
        self.lent[index] = len(own)
        return {**patient, "observations": (*own, *found.observations)}


def named(patient: Any) -> str | None:  # noqa: ANN401 - any TOML value
    """The file of values that a patient names, if any."""
    name = patient.get(KEY) if isinstance(patient, Mapping) else None
    return name if isinstance(name, str) else None
