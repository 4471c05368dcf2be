"""S010 id-duplicate."""

from __future__ import annotations

from collections.abc import Iterator

from casegen.case.facts import observation_path
from casegen.case.finding import Findings, Found
from casegen.case.model import Case
from casegen.case.model.patient import Patient
from casegen.case.origin import Keys
from casegen.case.patient_tables import patient_tables
from casegen.check.given import Modelled
from casegen.check.rule import rule
from casegen.messages import _


@rule("S010", fatal=True)
def id_duplicate(given: Modelled) -> Findings:
    """A name must be given once.

    Why: a citation or a look-up of a name that two things have could mean either.

    Bad:
        [[affiliations]]
        id = "hospital"
        name = { vi = "Bệnh viện A", en = "Hospital A" }
        country = "VN"
        [[affiliations]]
        id = "hospital"
        name = { vi = "Bệnh viện B", en = "Hospital B" }
        country = "VN"

    Good:
        [[affiliations]]
        id = "hospital"
        name = { vi = "Bệnh viện A", en = "Hospital A" }
        country = "VN"
        [[affiliations]]
        id = "institute"
        name = { vi = "Viện B", en = "Institute B" }
        country = "VN"

    Fix: give the second one another name.
    """
    seen: dict[tuple[str, str], Keys] = {}
    for space, name, keys in names(given.case):
        if (space, name) in seen:
            message = _("“{name}” is already the name of another; give this one its own.")
            yield Found(keys, message, {"name": name}, also=seen[space, name])
        seen.setdefault((space, name), keys)


def names(case: Case) -> Iterator[tuple[str, str, Keys]]:
    """Every name with the space it must be alone in, and its keys."""
    for kind in ("affiliations", "patients", "figures", "references", "analytes", "topics"):
        for index, item in enumerate(getattr(case, kind)):
            yield kind, item.id, (kind, index, "id")
    for index, table in enumerate(case.tables):
        yield "tables", table.id, ("tables", index, "id")
    for index, figure in enumerate(case.figures):
        for number, panel in enumerate(figure.panels):
            yield f"panels of {index}", panel.id, ("figures", index, "panels", number, "id")
    for index, patient in enumerate(case.patients):
        yield from of_patient(patient, index)


def of_patient(patient: Patient, index: int) -> Iterator[tuple[str, str, Keys]]:
    """The names that must be alone within one patient."""
    at = ("patients", index)
    for table in patient_tables(patient, at):
        yield "tables", table.id, (*at, "id")
    for kind in ("timeline", "levels", "interventions", "tumors", "variants", "cultures"):
        for number, item in enumerate(getattr(patient, kind)):
            if item.id is not None:
                yield f"{kind} of {index}", item.id, (*at, kind, number, "id")
    for number, act in enumerate(patient.interventions):
        for place, device in enumerate(act.devices):
            if device.id is not None:
                keys = (*at, "interventions", number, "devices", place, "id")
                yield f"devices of {index}", device.id, keys
    for number, observation in enumerate(patient.observations):
        path = observation_path(observation)
        yield f"observations of {index}, {observation.method}", path, (*at, "observations", number)
