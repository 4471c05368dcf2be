"""A patient: facts as data, and the prose of each CARE part beside them."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints

from casegen.case.model.declaration import PatientConsent
from casegen.case.model.duration import Duration, TimeUnit
from casegen.case.model.observation import Observation, ObservationTable, Point
from casegen.case.model.person import ADULT, Age, Gestation, Kin, Weight
from casegen.case.model.structured import Culture, Obstetric, Tumor, Variant
from casegen.case.model.text import Id, Prose, Record, Text
from casegen.case.model.treatment import Entry, Intervention

Level = Annotated[str, StringConstraints(pattern=r"^(C|T|L|S|Co)\d{1,2}$")]
"""A vertebral level as stored: C1, T4, L5, S2, Co1."""


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
    obstetric: Obstetric | None = None
    tumors: tuple[Tumor, ...] = ()
    variants: tuple[Variant, ...] = ()
    cultures: tuple[Culture, ...] = ()
    timeline: tuple[Point, ...] = ()
    observations: tuple[Observation, ...] = ()
    observations_csv: str | None = None
    observation_tables: tuple[ObservationTable, ...] = ()
    reference_ranges: bool | None = None
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
