"""P031 consent-incomplete."""

from __future__ import annotations

from collections.abc import Iterator

from casegen.case.finding import Findings, Found
from casegen.case.model import Case
from casegen.case.model.declaration import Consent
from casegen.case.model.patient import Patient
from casegen.check.given import Modelled
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.people.pictures import pictures_of

SAID = {
    "form": _('Say how consent was given: form = "written" or "electronic".'),
    "proof": _("Consent that was only spoken cannot be shown; have it signed, or record it."),
    "signer": _('Say who consented: signed_by = "patient", "parent", "guardian" or "next-of-kin".'),
    "parent": _("A patient under 18 needs a parent’s or guardian’s consent: change signed_by."),
    "publication": _(
        "Consent to treatment is none to publication; ask for it, and write publication = true."
    ),
}
PICTURES = _("The consent does not cover the patient’s pictures; ask, and write images = true.")
ADULT = 18


@rule("P031", publishing=True)
def consent_incomplete(given: Modelled) -> Findings:
    """Consent must tell its form, who gave it, and that it covers what is printed.

    Why: consent to treatment is none to publication, consent to words none to pictures, and a
    child's none without a parent or guardian; what was only said cannot be shown later.

    Bad:
        [consent]
        publication = false

    Good:
        [consent]
        form = "electronic"

    Fix: fill in `form`, `signed_by`, `publication` and `images` as the signed form has them.
    """
    if given.case.consent is not None and given.case.consent.obtained and not given.case.synthetic:
        for lack in lacks(given.case, given.case.consent):
            yield Found(("consent",), SAID.get(lack, PICTURES), on_key=True)


def lacks(case: Case, consent: Consent) -> Iterator[str]:
    """What a consent that was obtained does not tell."""
    if consent.form is None:
        yield "form"
    elif consent.form == "oral":
        yield "proof"
    if consent.signed_by is None:
        yield "signer"
    elif consent.signed_by == "patient" and any(map(minor, case.patients)):
        yield "parent"
    if not consent.publication:
        yield "publication"
    if not consent.images and any(pictures_of(case, drawings=False)):
        yield "pictures"


def minor(patient: Patient) -> bool:
    """Whether a patient is under age in Vietnam (Civil Code 91/2015/QH13, article 21)."""
    return patient.age_unit != "a" or patient.age < ADULT
