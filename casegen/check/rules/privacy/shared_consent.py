"""P035 shared-consent."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.case.model.consents import shared, unlike
from casegen.check.given import Modelled
from casegen.check.rule import rule
from casegen.messages import _


@rule("P035", "warning", publishing=True)
def shared_consent(given: Modelled) -> Findings:
    """Each of several patients must have a consent of their own.

    Why: CARE (item 13) asks for the consent of each patient; what one has signed says nothing of
    another, and an editor cannot see from one form that all were asked.

    Bad:
        [[patients]]
        id = "p1"
        sex = "male"
        age = 37
        presentation = { vi = "Người bệnh vào viện vì mệt.", en = "The patient came for fatigue." }
        history = { vi = "Tiền sử khỏe mạnh.", en = "The patient had been healthy." }
        examination = { vi = "Da xanh.", en = "The skin was pale." }
        diagnosis = { vi = "Chẩn đoán là thiếu máu.", en = "The diagnosis was anemia." }
        interventions = []
        outcomes = []
        [[patients]]
        id = "p2"
        sex = "female"
        age = 41
        presentation = { vi = "Người bệnh vào viện vì mệt.", en = "The patient came for fatigue." }
        history = { vi = "Tiền sử khỏe mạnh.", en = "The patient had been healthy." }
        examination = { vi = "Da xanh.", en = "The skin was pale." }
        diagnosis = { vi = "Chẩn đoán là thiếu máu.", en = "The diagnosis was anemia." }
        interventions = []
        outcomes = []

    Good:
        [[patients]]
        [patients.consent]
        obtained = true
        form = "written"
        signed_by = "patient"
        publication = true

    Fix: write `[patients.consent]` under each patient, as their form has it.
    """
    if shared(given.case) and not unlike(given.case) and not given.case.synthetic:
        count = len(given.case.patients)
        message = _("One consent stands for {count} patients; write [patients.consent] for each.")
        if given.case.consent and given.case.consent.obtained:
            yield Found(("consent",), message, {"count": str(count)}, on_key=True)
