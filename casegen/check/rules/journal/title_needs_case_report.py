"""J007 title-needs-case-report."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.check.given import Printed
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.journal.fronts import fronts
from casegen.reading.journal.titles import said


@rule("J007", "warning")
def title_needs_case_report(given: Printed) -> Findings:
    """A title must say that the article is a case report, where the journal follows CARE.

    Why: CARE's first item; those who gather case reports search for these words in titles.

    Bad:
        [title]
        vi = "Thiếu máu ở một người bệnh"
        en = "Anemia in one patient"

    Good:
        [title]
        vi = "Thiếu máu: nhân một trường hợp"
        en = "Anemia: report of one unusual case"

    Fix: end the title with “báo cáo ca bệnh” or “a case report”.
    """
    if given.profile.limits.title_case_report != "required":
        return
    for front in fronts(given.documents):
        if said(front, loosely=True) == "":
            message = _("The title does not say that this is a case report; add it at the end.")
            yield Found(("title", front.language), message, language=front.language)
