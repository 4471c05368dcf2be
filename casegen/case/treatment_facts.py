"""The facts of what was done for a patient."""

from __future__ import annotations

from collections.abc import Iterator

from casegen.case.fact import Code, Number, Steps, Value, Words
from casegen.case.model.treatment import Intervention


def of_treatment(act: Intervention) -> Iterator[tuple[str, Value]]:
    """What is told of an intervention, each with the first part of its path."""
    measured: dict[str, Value | None] = {
        "dose": act.dose,
        "total": act.total,
        "duration": act.duration,
        "frequency": act.frequency,
        "blood-loss": act.blood_loss,
        "steps": Steps(act.steps) if act.steps else None,
        "fractions": Number(act.fractions) if act.fractions else None,
        "asa": Code(act.asa) if act.asa else None,
    }
    words = {"route": act.route, "indication": act.indication, "anesthesia": act.anesthesia}
    measured |= {name: Words(text) for name, text in words.items() if text}
    yield from ((name, value) for name, value in measured.items() if value is not None)


def of_devices(act: Intervention) -> Iterator[tuple[str, Value]]:
    """The devices of an intervention that have an id."""
    for device in act.devices:
        told = {"maker": device.maker, "size": device.size, "udi": device.udi}
        if device.id:
            yield f"device.{device.id}", Words(device.name)
            yield from ((f"device.{device.id}.{k}", Code(v)) for k, v in told.items() if v)
