"""Consents: which consents a report of one or of several patients depends on."""

from __future__ import annotations

from casegen.case.model.case import Case
from casegen.case.model.declaration import Consent
from casegen.case.origin import Keys


def consents(case: Case) -> tuple[tuple[Keys, Consent | None], ...]:
    """The consents with their keys: each patient's where one has its own, or else the case's."""
    if apart(case):
        return tuple(
            (("patients", index, "consent"), patient.consent)
            for index, patient in enumerate(case.patients)
        )
    return ((("consent",), case.consent),)


def apart(case: Case) -> bool:
    """Whether the patients' consents are told one by one."""
    return any(patient.consent for patient in case.patients)


def shared(case: Case) -> bool:
    """Whether one consent is to stand for several patients."""
    return len(case.patients) > 1 and case.consent is not None and not apart(case)


def unlike(case: Case) -> bool:
    """Whether some patients must consent themselves, and others cannot."""
    return any(one.adult for one in case.patients) and any(one.minor for one in case.patients)
