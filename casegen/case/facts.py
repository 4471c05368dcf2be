"""Facts: values stored once, found by a path such as `p1.hemoglobin.admission`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from casegen.case.fact import Band, Number, Span, Time, Value
from casegen.case.model import Case
from casegen.case.model.observation import Observation, Point
from casegen.case.model.patient import Patient
from casegen.case.model.person import OLDEST
from casegen.case.structured_facts import of_structured
from casegen.case.treatment_facts import of_devices, of_treatment

UNIT_OF_PRECISION = {"day": "d", "week": "wk", "month": "mo", "year": "a"}
SYSTOLIC = "blood-pressure-systolic"
DAYS = {"d": 1, "wk": 7, "mo": 30, "a": 365}


def facts(case: Case) -> Mapping[str, Value]:
    """Every fact of a case by its path."""
    return {
        f"{patient.id}.{path}": value
        for patient in case.patients
        for path, value in of_patient(patient).items()
    }


def of_patient(patient: Patient) -> dict[str, Value]:
    """The facts of one patient, by their path within it."""
    found = dict(of_person(patient))
    if patient.presentation.duration:
        span = patient.presentation.duration
        found["duration"] = Time(span.value, span.unit)
    for observation in patient.observations:
        found[observation_path(observation)] = observation
    found |= {path: pair for path, pair in pressures(found) if path not in found}
    for levels in patient.levels:
        single = levels.levels or (() if levels.start is None else (levels.start,))
        whole = (levels.start, levels.end) if levels.start and levels.end else single
        found[f"levels.{levels.id}"] = Span(whole, listed=bool(levels.levels))
    for point in patient.timeline:
        if point.on_day is not None:
            found[f"timeline.{point.id}"] = offset(point)
    for act in patient.interventions:
        if act.id:
            found |= {f"{name}.{act.id}": value for name, value in of_treatment(act)}
        found |= dict(of_devices(act))
    found |= dict(of_structured(patient))
    return found


def of_person(patient: Patient) -> Iterator[tuple[str, Value]]:
    """A patient's age, and what is known of the birth."""
    if patient.ages:
        yield "age", age(patient.ages, patient.age_unit)
    if patient.gestational_age:
        yield "gestational-age", patient.gestational_age
    if patient.birth_weight:
        yield "birth-weight", patient.birth_weight


def age(ages: tuple[float, float], unit: str) -> Number | Band:
    """An age or the band it lies in; the oldest are told as one, and none beyond them."""
    low, high = ages
    if unit == "a" and high >= OLDEST:
        return Number(min(low, OLDEST), at_least=True)
    return Number(low) if low == high else Band(low, high)


def observation_path(observation: Observation) -> str:
    """An observation's path: analyte, site where there is one, point of the timeline."""
    parts = (observation.analyte, observation.site, observation.at)
    return ".".join(part for part in parts if part)


def pressures(found: Mapping[str, Value]) -> Iterator[tuple[str, Observation]]:
    """Each two pressures that are stored apart as the one observation that they are."""
    for path, upper in found.items():
        lower = found.get(path.replace("systolic", "diastolic", 1))
        if not (path.startswith(SYSTOLIC) and isinstance(upper, Observation)):
            continue
        if not isinstance(lower, Observation) or upper.comparator or lower.comparator:
            continue
        pair = {"systolic": upper.value, "diastolic": lower.value}
        if upper.unit == lower.unit and None not in pair.values():
            whole = {"analyte": "blood-pressure", "value": None} | pair
            yield path.replace(SYSTOLIC, "blood-pressure", 1), upper.model_copy(update=whole)


def offset(point: Point) -> Time:
    """How far a point lies from day 0, without its sign, in the unit of its precision, or hours."""
    if point.hour is not None:
        return Time(point.hour, "h")
    unit = UNIT_OF_PRECISION[point.precision]
    return Time(round(abs(point.day or 0) / DAYS[unit]), unit)
