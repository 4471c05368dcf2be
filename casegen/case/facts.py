"""Facts: values stored once, found by a path such as `p1.hemoglobin.admission`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from casegen.case.model import Case
from casegen.case.model.patient import Dose, Observation, Patient, Point
from casegen.case.model.person import OLDEST, Gestation, Weight

UNIT_OF_PRECISION = {"day": "d", "week": "wk", "month": "mo", "year": "a"}
SYSTOLIC = "blood-pressure-systolic"
DAYS = {"d": 1, "wk": 7, "mo": 30, "a": 365}


@dataclass(frozen=True)
class Number:
    """A bare number, as an age within a sentence; `at_least` where it stands for more too."""

    value: float
    at_least: bool = False


@dataclass(frozen=True)
class Band:
    """An age that is known to lie between two."""

    low: float
    high: float


@dataclass(frozen=True)
class Span:
    """Vertebral levels: a stretch from first to last, or single levels where `listed`."""

    levels: tuple[str, ...]
    listed: bool


@dataclass(frozen=True)
class Time:
    """A length of time in a UCUM unit."""

    value: float
    unit: str


Plain: TypeAlias = Number | Band | Time | Dose | Observation | Gestation | Weight
Value: TypeAlias = Plain | Span


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
        if point.day is not None:
            found[f"timeline.{point.id}"] = offset(point)
    for intervention in patient.interventions:
        for name in ("dose", "total"):
            dose = getattr(intervention, name)
            if intervention.id and dose:
                found[f"{name}.{intervention.id}"] = dose
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
    """How far a point lies from day 0, without its sign, in the unit of its precision."""
    unit = UNIT_OF_PRECISION[point.precision]
    return Time(round(abs(point.day or 0) / DAYS[unit]), unit)
