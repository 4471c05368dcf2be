"""V004 unit-unknown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casegen.case.analytes import analytes
from casegen.case.finding import Findings, Found
from casegen.case.model import Case
from casegen.case.model.shape import nearest
from casegen.case.origin import Keys
from casegen.case.units import unit
from casegen.case.units.atoms import atoms
from casegen.check.given import Modelled
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.symbols import normal, spellings
from casegen.system.data import languages

# The area of a body, to which a clearance is related; UCUM has a note for it.
AREA = re.compile(r"/\s?1[.,]73(?:[ _]?m[2²])?$")
UNKNOWN = _("“{unit}” is not a UCUM unit; write “{meant}”, for example.")
UNKNOWN_AGAIN = _(
    "“{unit}” is not a UCUM unit, here and {more} more time(s); write “{meant}”, for example."
)
WRONG_KIND = _("“{unit}” does not measure {analyte}; write “{meant}”, for example.")
WRONG_KIND_AGAIN = _(
    "“{unit}” does not measure {analyte}, here and {more} more time(s); write “{meant}”, for"
    " example."
)


@rule("V004")
def unit_unknown(given: Modelled) -> Findings:
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
    unknown: dict[tuple[str, str], list[Keys]] = {}
    for keys, code, name in units(given.case):
        row = analytes().get(name)
        if unit(code) is None or (row and row.canonical(1, code) is None):
            unknown.setdefault((code, name if unit(code) else ""), []).append(keys)
    for (code, name), places in unknown.items():
        own = analytes()[name].unit if name else meant(code) or "mg/L"
        values = {"unit": code[:40], "meant": own, "analyte": name, "more": str(len(places) - 1)}
        message = WRONG_KIND if name else UNKNOWN
        if len(places) > 1:
            message = WRONG_KIND_AGAIN if name else UNKNOWN_AGAIN
        yield Found(places[0], message, values)


def meant(code: str) -> str | None:
    """The code that was meant: what the unit is called in some language, or the most alike."""
    typed = normal(AREA.sub("/{1.73_m2}", code))
    named = (typed, *(spellings(tag).meaning(typed) for tag in languages()))
    found = next((one for one in named if one and unit(one)), None)
    known = [one for row in analytes().values() for one in (row.unit, *row.conversions)]
    return found or nearest(code, [*dict.fromkeys(known), *atoms()])


def units(case: Case) -> Iterator[tuple[Keys, str, str]]:
    """Every unit stored in a case with its keys, and the analyte it is given for, if any."""
    for index, patient in enumerate(case.patients):
        for number, item in enumerate(patient.observations):
            if item.unit is not None:
                keys = ("patients", index, "observations", number, "unit")
                yield keys, item.unit, item.analyte
        for number, act in enumerate(patient.interventions):
            for below, dose in act.doses:
                above = ("patients", index, "interventions", number)
                yield (*above, *below, "unit"), dose.unit, ""
