"""What a dose should come to: by the patient's weight, and by what is usually given."""

from __future__ import annotations

from pathlib import Path

from casegen.case.analytes import Bounds, analyte
from casegen.case.model import Case
from casegen.case.model.patient import Patient
from casegen.case.model.treatment import Dose, Intervention
from casegen.case.units import converted
from casegen.system.data import toml


def weights(patient: Patient) -> list[float]:
    """A patient's weights in kilograms."""
    row = analyte("weight")
    known = [i for i in patient.observations if i.analyte == "weight" and i.value is not None]
    found = [row.canonical(item.value or 0, item.unit) for item in known]
    return [weight for weight in found if weight is not None]


def expected(act: Intervention, weight: list[float]) -> Bounds | None:
    """The totals a dose per kilogram comes to at the patient's weights, in the total's unit."""
    if act.dose is None or act.total is None or not weight or "/kg" not in act.dose.unit:
        return None
    if act.dose.interval is not None or act.total.interval is not None:
        return None
    unit = act.dose.unit.replace("/kg", "", 1)
    figures = [converted(act.dose.value * kg, unit, act.total.unit) for kg in weight]
    known = [figure for figure in figures if figure is not None]
    return (min(known), max(known)) if known else None


def usual(act: Intervention, dose: Dose, case: Case) -> Bounds | None:
    """The range of what is usually given, in the dose's own unit, None where none is known."""
    told = " ".join([act.id or "", *(act.name or {}).values()]).lower()
    title = " ".join(case.title.values()).lower()
    for row in toml(Path(__file__).with_name("doses.toml"))["range"]:
        named = any(name in told for name in row.get("names", ()))
        kind = row.get("type") == act.type and any(w in title for w in row.get("case", ("",)))
        # A fraction of radiotherapy says nothing by itself where the total is known.
        if not named and (not kind or (dose is act.dose and act.total is not None)):
            continue
        for unit, (low, high) in row["usual"].items():
            factor = converted(1, unit, dose.unit)
            if factor is not None:
                return low * factor, high * factor
    return None
