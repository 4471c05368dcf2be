"""P031 consent-incomplete."""

from __future__ import annotations

from collections.abc import Iterator

from casegen.case.finding import Findings, Found
from casegen.case.model import Case
from casegen.case.model.consents import consents, shared, unlike
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
EACH = _("One signature cannot stand for an adult and a child; give each a [patients.consent].")


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

    Fix: fill in `form`, `signed_by`, `publication` and `images` as the signed form has them;
    where a child and an adult are reported, in a `[patients.consent]` of each.
    """
    if given.case.synthetic:
        return
    case = given.case
    pairs = tuple((keys, one) for keys, one in consents(case) if one and one.obtained)
    whose = {keys: (case.patients[int(keys[1])],) for keys, _one in pairs if len(keys) > 1}
    for keys, consent in pairs:
        for lack in (*lacks(consent, whose.get(keys, case.patients)), *mixed(case)):
            yield Found(keys, SAID.get(lack, EACH), on_key=True)
    pictured = any(consent.images for _keys, consent in pairs)
    if pairs and not pictured and any(pictures_of(case, drawings=False)):
        yield Found(pairs[0][0], PICTURES, on_key=True)


def lacks(consent: Consent, patients: tuple[Patient, ...]) -> Iterator[str]:
    """What a consent that was obtained does not tell."""
    if consent.form is None:
        yield "form"
    elif consent.form == "oral":
        yield "proof"
    if consent.signed_by is None:
        yield "signer"
    elif consent.signed_by == "patient" and all(one.minor for one in patients):
        yield "parent"
    if not consent.publication:
        yield "publication"


def mixed(case: Case) -> Iterator[str]:
    """What one consent lacks that is to stand for patients who can sign and for some who cannot."""
    if shared(case) and unlike(case):
        yield "each"
