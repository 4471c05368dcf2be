"""V004 unit-unknown."""

from __future__ import annotations

from collections.abc import Iterator

from casegen.analytes import analytes
from casegen.message import _
from casegen.model import Case
from casegen.model.walk import Keys
from casegen.rule import Findings, Found, rule
from casegen.units import unit


@rule("V004")
def unit_unknown(case: Case) -> Findings:
    """A unit must be a UCUM code, and one in which its analyte is measured.

    Why: UCUM has one code for each unit, so that values can be compared and converted; `T/L` is
    how some print 10*12/L, and no code.

    Bad:
        [[patients]]
        observations = [{ analyte = "erythrocytes", at = "admission", value = 4, unit = "T/L" }]

    Good:
        [[patients]]
        observations = [{ analyte = "erythrocytes", at = "admission", value = 4, unit = "10*6/uL" }]

    Fix: write the unit's code as UCUM has it; each language prints it in its own way.
    """
    for keys, code, name in units(case):
        row = analytes().get(name)
        if unit(code) is None:
            message = _("“{unit}” is not a UCUM unit; write “{meant}”, for example.")
            yield Found(keys, message, {"unit": code[:40], "meant": row.unit if row else "mg/L"})
        elif row and row.canonical(1, code) is None:
            message = _("“{unit}” does not measure {analyte}; write “{meant}”, for example.")
            yield Found(keys, message, {"unit": code[:40], "analyte": name, "meant": row.unit})


def units(case: Case) -> Iterator[tuple[Keys, str, str]]:
    """Every unit stored in a case with its keys, and the analyte it is given for, if any."""
    for index, patient in enumerate(case.patients):
        for number, item in enumerate(patient.observations):
            if item.unit is not None:
                keys = ("patients", index, "observations", number, "unit")
                yield keys, item.unit, item.analyte
        for number, act in enumerate(patient.interventions):
            for name, dose in (("dose", act.dose), ("total", act.total)):
                if dose:
                    yield ("patients", index, "interventions", number, name, "unit"), dose.unit, ""
