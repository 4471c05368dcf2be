"""S009 id-undefined."""

from __future__ import annotations

from collections.abc import Iterator

from casegen.case.finding import Findings, Found
from casegen.case.model.patient import Patient
from casegen.case.model.shape import nearest
from casegen.case.origin import Keys
from casegen.check.given import Modelled
from casegen.check.rule import rule
from casegen.messages import _


@rule("S009", fatal=True)
def id_undefined(given: Modelled) -> Findings:
    """A name that points elsewhere in the file must find what it names.

    Why: an observation at a point that the timeline lacks has no column to stand in, and an
    author without an institution no address.

    Bad:
        [[authors]]
        family = "Hoàng"
        given = "An"
        name_style = "eastern"
        affiliations = ["hospitl"]

    Good:
        [[authors]]
        family = "Hoàng"
        given = "An"
        name_style = "eastern"
        affiliations = ["hospital"]

    Fix: spell the name as it is defined, or define it.
    """
    places = tuple(item.id for item in given.case.affiliations)
    pointers: list[tuple[Keys, str, tuple[str, ...]]] = [
        (("authors", index, "affiliations", number), name, places)
        for index, author in enumerate(given.case.authors)
        for number, name in enumerate(author.affiliations)
    ]
    patients = tuple(patient.id for patient in given.case.patients)
    for index, patient in enumerate(given.case.patients):
        others = tuple(name for name in patients if name != patient.id)
        pointers += [
            (("patients", index, "related_to", number, "patient"), one.patient, others)
            for number, one in enumerate(patient.related_to)
        ]
        pointers += of_patient(patient, ("patients", index))
    for keys, name, known in pointers:
        if name not in known:
            near = nearest(name, known)
            if near:
                message = _("Nothing is called “{name}”; did you mean “{near}”?")
                yield Found(keys, message, {"name": name, "near": near})
            else:
                message = _("Nothing is called “{name}”; define it, or use one of: {known}.")
                yield Found(keys, message, {"name": name, "known": ", ".join(known) or "–"})


def of_patient(patient: Patient, keys: Keys) -> Iterator[tuple[Keys, str, tuple[str, ...]]]:
    """A patient's pointers: to points of the timeline, and to levels."""
    points = tuple(point.id for point in patient.timeline)
    levels = tuple(item.id for item in patient.levels)
    for name in ("observations", "interventions", "outcomes", "adverse_events", "cultures"):
        for index, item in enumerate(getattr(patient, name)):
            for key in ("at", "start", "end"):
                if point := getattr(item, key, None):
                    yield (*keys, name, index, key), point, points
    for index, intervention in enumerate(patient.interventions):
        for number, level in enumerate(intervention.levels):
            yield (*keys, "interventions", index, "levels", number), level, levels
