"""J008 title-forbids-case-report."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.check.given import Printed
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.journal.fronts import fronts
from casegen.reading.journal.titles import said


@rule("J008")
def title_forbids_case_report(given: Printed) -> Findings:
    """A title must not say that this is a case report, where the journal prints nothing else.

    Why: in a journal of case reports the words tell nobody anything, and its editors strike them.

    Bad:
        profile = "bmjcr"
        [[discussion]]
        topic = "literature"

    Good:
        profile = "bmjcr"
        [[discussion]]
        topic = "literature"
        [title]
        vi = "Thiếu máu ở một người bệnh báo động"
        en = "Anemia in one patient, in case of doubt"

    Fix: take the words out of the title.
    """
    if given.profile.limits.title_case_report != "forbidden":
        return
    for front in fronts(given.documents):
        if words := said(front):
            tag = front.language
            message = _("The journal wants no “{words}” in a title; take it out.")
            yield Found(("title", tag), message, {"words": words}, language=tag)
