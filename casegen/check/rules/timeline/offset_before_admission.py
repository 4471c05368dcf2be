"""T002 offset-before-admission."""

from __future__ import annotations

from collections.abc import Iterator

from casegen.case.finding import Findings, Found
from casegen.case.model.patient import Patient
from casegen.check.given import Modelled
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.time.points import earlier, places

HOSPITAL = ("surgery", "operation", "discharge")
ELSEWHERE = {"drug", "support"}


@rule("T002", "warning")
def offset_before_admission(given: Modelled) -> Findings:
    """What happens in hospital must not come before the admission.

    Why: an operation, a result of treatment or the discharge before the admission is a wrong sign
    or a wrong day. What was done before belongs to the history; drugs begun elsewhere are allowed.

    Bad:
        [[patients]]
        timeline = [
            { id = "discharge", day = -7, event = { vi = "Ra viện", en = "Discharge" } },
            { id = "admission", day = 0, event = { vi = "Vào viện", en = "Admission" } },
        ]

    Good:
        [[patients]]
        timeline = [
            { id = "admission", day = 0, event = { vi = "Vào viện", en = "Admission" } },
            { id = "discharge", day = 7, event = { vi = "Ra viện", en = "Discharge" } },
        ]

    Fix: correct the day or its sign; the point called `admission` is what is compared.
    """
    for index, patient in enumerate(given.case.patients):
        points = places(patient)
        admission = points.get("admission")
        if admission is None:
            continue
        for keys, at in dated(patient):
            if at in points and earlier(points[at], admission):
                message = _("“{point}” lies before the admission.")
                yield Found(("patients", index, *keys), message, {"point": at})


def dated(patient: Patient) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """What a patient has in hospital: the keys within the patient, and the point, each once."""
    seen = set()
    for number, point in enumerate(patient.timeline):
        if point.id in HOSPITAL:
            seen.add(point.id)
            yield ("timeline", number, "id"), point.id
    acts = [(i, a.at) for i, a in enumerate(patient.interventions) if a.type not in ELSEWHERE]
    given = [(("interventions", i, "at"), at) for i, at in acts]
    given += [(("outcomes", i, "at"), item.at) for i, item in enumerate(patient.outcomes)]
    for keys, at in given:
        if at is not None and at not in seen:
            seen.add(at)
            yield keys, at
