"""P032 ethics-missing."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.case.model.declaration import Ethics
from casegen.check.given import Modelled
from casegen.check.rule import rule
from casegen.messages import _

PENDING = frozenset({"pending", "đang chờ", "chờ duyệt", "đang chờ duyệt"})


@rule("P032", publishing=True)
def ethics_missing(given: Modelled) -> Findings:
    """A report must tell the ethics council's decision, or why none was needed.

    Why: whether a report of cases needs review is for the institution to say (Circular
    43/2024/TT-BYT governs its council), and readers must see that it was asked.

    Bad:
        [ethics]
        required = true

    Good:
        [ethics]
        required = true
        council = { vi = "Hội đồng đạo đức Bệnh viện", en = "The hospital’s ethics council" }
        number = "12/HDDD"
        date = 2024-05-06

    Fix: write `council`, `number` and `date`, or `required = false` with the reason as its text.
    Until the council has decided, write `number = "pending"`: drafts print, and `--final` waits.
    """
    if given.case.synthetic:
        return
    if given.case.ethics is None:
        message = _(
            "Nothing is said of ethics review; fill in [ethics], or say why none was needed."
        )
        yield Found(("ethics",), message, on_key=True)
    elif given.case.ethics.required and not decided(given.case.ethics):
        message = _("Name the council, the number and the date of its decision in [ethics].")
        yield Found(("ethics",), message, on_key=True)
    elif given.case.ethics.number and given.case.ethics.number.strip().lower() in PENDING:
        message = _("The council’s number is pending; write it before the report is published.")
        yield Found(("ethics", "number"), message)


def decided(ethics: Ethics) -> bool:
    """Whether a decision can be looked up."""
    pending = (ethics.number or "").strip().lower() in PENDING
    return bool(ethics.council and ethics.number and (ethics.date or pending))
