"""What was done for a patient: drugs with their doses, operations, devices, radiotherapy."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints

from casegen.case.model.duration import Frequency, Lapse
from casegen.case.model.text import Id, Prose, Record, Text
from casegen.case.origin import Keys

ASA = Annotated[str, StringConstraints(pattern=r"^(I|II|III|IV|V|VI)E?$")]
"""The American Society of Anesthesiologists' physical status; E for an emergency."""


class Dose(Record):
    """An amount of a drug in UCUM; `per_weight` where the unit is per kilogram of the patient."""

    value: Annotated[int | float, Field(gt=0)]
    unit: str
    interval: Text | None = None


class Step(Record):
    """A dose that was given for a while, one after another."""

    dose: Dose
    duration: Lapse | None = None


class Device(Record):
    """A device that was implanted or used; `udi` is its unique device identification."""

    id: Id | None = None
    name: Text
    maker: str | None = None
    size: str | None = None
    udi: str | None = None


class Entry(Prose):
    """A text in a list of them; one to `run_on` continues the paragraph before it."""

    run_on: bool = False


class Intervention(Entry):
    """CARE 9: what was done; `at`, `start` and `end` are points of the timeline.

    `levels` are names of Levels; `id` names it for look-ups. `steps` are doses one after another,
    `fractions` those of radiotherapy whose doses `total` adds up.
    """

    needs_text: ClassVar[bool] = False
    id: Id | None = None
    type: Literal["surgery", "transfusion", "drug", "radiotherapy", "procedure", "support"]
    name: Text | None = None
    at: Id | None = None
    start: Id | None = None
    end: Id | None = None
    duration: Lapse | None = None
    dose: Dose | None = None
    total: Dose | None = None
    steps: tuple[Step, ...] = ()
    frequency: Frequency | None = None
    route: Text | None = None
    indication: Text | None = None
    fractions: Annotated[int, Field(ge=1, le=100)] | None = None
    blood_loss: Dose | None = None
    anesthesia: Text | None = None
    asa: ASA | None = None
    devices: tuple[Device, ...] = ()
    levels: tuple[Id, ...] = ()

    @property
    def doses(self) -> Iterator[tuple[Keys, Dose]]:
        """Every amount that is told, with its keys."""
        lone = {"dose": self.dose, "total": self.total, "blood_loss": self.blood_loss}
        yield from (((key,), dose) for key, dose in lone.items() if dose)
        yield from ((("steps", i, "dose"), step.dose) for i, step in enumerate(self.steps))

    @property
    def detailed(self) -> bool:
        """Whether more is told than a name, a dose, a route and a point of time."""
        more = (self.start, self.end, self.duration, self.frequency, self.indication)
        also = (self.fractions, self.blood_loss, self.anesthesia, self.asa)
        return bool(self.steps or self.devices or any((*more, *also)))
