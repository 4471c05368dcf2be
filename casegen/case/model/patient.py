"""A patient: facts as data, and the prose of each CARE part beside them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints

from casegen.case.model.declaration import PatientConsent
from casegen.case.model.person import ADULT, Age, Gestation, Kin, TimeUnit, Weight
from casegen.case.model.text import Id, Prose, Record, Text

Level = Annotated[str, StringConstraints(pattern=r"^(C|T|L|S|Co)\d{1,2}$")]
"""A vertebral level as stored: C1, T4, L5, S2, Co1."""


class Duration(Record):
    """A length of time; `unit` is UCUM."""

    value: Annotated[int | float, Field(gt=0)]
    unit: TimeUnit


class Presentation(Prose):
    """CARE 5b: why the patient came, and how it began."""

    needs_text: ClassVar[bool] = False
    complaint: Text | None = None
    duration: Duration | None = None
    course: Literal["sudden", "acute", "gradual", "relapsing", "chronic"] | None = None


class Diagnosis(Prose):
    """CARE 8: the final diagnosis by name, beside the reasoning that led to it."""

    needs_text: ClassVar[bool] = False
    name: Text | None = None


class Levels(Record):
    """Vertebral levels under a name: a span `from`-`to`, or a list of single levels."""

    id: Id
    start: Level | None = Field(default=None, alias="from")
    end: Level | None = Field(default=None, alias="to")
    levels: tuple[Level, ...] = ()


class Point(Record):
    """A point of the timeline; `day` counts from day 0 and is left out when not reported.

    `precision` tells how exactly the day is known, and so in which unit it is printed; `label`
    names the point where space is short, as over a column of values.
    """

    id: Id
    day: int | None = None
    precision: Literal["day", "week", "month", "year"] = "day"
    label: Text | None = None
    event: Text


class Observation(Record):
    """A measured value at a point of the timeline (FHIR Observation); `unit` is UCUM.

    Either `value`, or `low` and `high` for a range, or `interpretation` alone where the
    source gives no number; a blood pressure has `systolic` and `diastolic`. `site` tells sides
    apart; `comparator` is FHIR's.
    """

    analyte: Id
    at: Id
    site: Literal["left", "right", "both"] | None = None
    value: int | float | None = None
    low: int | float | None = None
    high: int | float | None = None
    systolic: int | float | None = None
    diastolic: int | float | None = None
    comparator: Literal["<", "<=", ">", ">="] | None = None
    unit: str | None = None
    interpretation: Literal["low", "normal", "high", "positive", "negative"] | None = None

    @property
    def parts(self) -> Iterator[tuple[str, Observation]]:
        """The two values of a blood pressure, each with its key; any other observation alone."""
        pair = {"systolic": self.systolic, "diastolic": self.diastolic}
        if None in pair.values():
            yield "low" if self.value is None else "value", self
            return
        for key, value in pair.items():
            alone = {"analyte": f"{self.analyte}-{key}", "value": value}
            yield key, self.model_copy(update=dict.fromkeys(pair) | alone)


class Dose(Record):
    """An amount of a drug in UCUM; `per_weight` where the unit is per kilogram of the patient."""

    value: Annotated[int | float, Field(gt=0)]
    unit: str
    interval: Text | None = None


class Entry(Prose):
    """A text in a list of them; one to `run_on` continues the paragraph before it."""

    run_on: bool = False


class Intervention(Entry):
    """CARE 9: what was done; `at` is a point of the timeline, `levels` names of Levels.

    `id` names it for look-ups of its dose.
    """

    needs_text: ClassVar[bool] = False
    id: Id | None = None
    type: Literal["surgery", "transfusion", "drug", "radiotherapy", "procedure", "support"]
    name: Text | None = None
    at: Id | None = None
    dose: Dose | None = None
    total: Dose | None = None
    route: Text | None = None
    levels: tuple[Id, ...] = ()


class Outcome(Entry):
    """CARE 10: a result, by whom it was assessed, and when."""

    at: Id | None = None
    by: Literal["clinician", "patient"] = "clinician"


class AdverseEvent(Entry):
    """CARE 10d: an unwanted event; `grade` is Clavien-Dindo's where it applies."""

    needs_text: ClassVar[bool] = False
    at: Id | None = None
    name: Text | None = None
    grade: Literal["I", "II", "IIIa", "IIIb", "IVa", "IVb", "V"] | None = None


class Patient(Record):
    """One patient, CARE items 5 to 10 and 12.

    `label` is what a report of several calls this one; `age` is the lower end of a band that ends
    with `age_to`.
    """

    id: Annotated[str, StringConstraints(pattern=r"^p[1-9]\d?$")]
    label: Text | None = None
    sex: Literal["male", "female", "intersex", "unknown"]
    age: Age | Literal["unknown"]
    age_to: Age | None = None
    age_unit: TimeUnit = "a"
    gestational_age: Gestation | None = None
    birth_weight: Weight | None = None
    related_to: tuple[Kin, ...] = ()
    consent: PatientConsent | None = None
    presentation: Presentation
    history: Prose
    examination: Prose
    laboratory: Prose | None = None
    imaging: Prose | None = None
    diagnosis: Diagnosis
    differentials: tuple[Entry, ...] = ()
    interventions: tuple[Intervention, ...]
    pathology: Prose | None = None
    outcomes: tuple[Outcome, ...]
    adverse_events: tuple[AdverseEvent, ...] = ()
    perspective: Prose | None = None
    levels: tuple[Levels, ...] = ()
    timeline: tuple[Point, ...] = ()
    observations: tuple[Observation, ...] = ()
    observations_title: Text | None = None
    observations_note: Text | None = None

    @property
    def ages(self) -> tuple[float, float] | None:
        """The least and the greatest age that the patient may have, None where it is unknown."""
        if self.age == "unknown":
            return None
        return self.age, self.age if self.age_to is None else self.age_to

    @property
    def adult(self) -> bool:
        """Whether the patient is known to be of age."""
        return self.ages is not None and self.age_unit == "a" and self.ages[0] >= ADULT

    @property
    def minor(self) -> bool:
        """Whether the patient is known to be under age."""
        return self.ages is not None and (self.age_unit != "a" or self.ages[1] < ADULT)
