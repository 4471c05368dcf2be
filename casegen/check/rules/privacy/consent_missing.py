"""P030 consent-missing."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.case.model.consents import consents
from casegen.case.model.shape import header
from casegen.check.given import Modelled
from casegen.check.rule import rule
from casegen.messages import _


@rule("P030", publishing=True)
def consent_missing(given: Modelled) -> Findings:
    """A report of a real patient must be published with consent only.

    Why: health data are sensitive under Vietnam's Law on Personal Data Protection (91/2025/QH15,
    articles 9 and 26), silence is no consent, and CARE (item 13) and the ICMJE ask for it; a
    retelling of a published report says what that report tells.

    Bad:
        [consent]
        obtained = false
        vi = "Chưa liên lạc được với người bệnh."
        en = "The patient could not yet be reached."

    Good:
        synthetic = true
        [consent]
        obtained = false
        vi = "Người bệnh là hư cấu."
        en = "The patient is invented."

    Fix: ask the patient, or who may speak for them, and fill in `[consent]`; of several patients
    give each a `[patients.consent]`, for a mother's is not her newborn's. Until then `casegen
    build` prints drafts, and `casegen build --final` refuses.
    """
    if given.case.synthetic:
        return
    message = _("There is no consent to publication; ask the patient, and fill in {where}.")
    for keys, consent in consents(given.case):
        told = given.case.source is not None and consent is not None and bool(consent.text)
        if not (consent and consent.obtained) and not (told and not given.final):
            yield Found(keys, message, {"where": header(keys)}, on_key=True)
