"""J006 title-too-long."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.check.given import Printed
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.journal.fronts import fronts


@rule("J006", "warning")
def title_too_long(given: Printed) -> Findings:
    """A title must not have more words than the journal prints.

    Why: a long title is cut in tables of contents and in lists of search results, often before
    the word that matters.

    Bad:
        profile = "vjrnm"
        waive.reference-count = "So few reports are known."
        [title]
        vi = "U máu to ở da đầu một bé gái nhỏ vào viện vì ho và sốt: báo cáo một ca bệnh"
        en = "Severe anemia in one patient: a case report"

    Good:
        profile = "vjrnm"
        waive.reference-count = "So few reports are known."
        [title]
        vi = "U máu to ở da đầu một bé gái nhỏ vào viện vì ho và sốt: báo cáo ca bệnh"
        en = "Severe anemia in one patient: a case report"

    Fix: keep the disease and what is new about the case; leave the circumstances to the abstract.
    """
    limit = given.profile.limits.title_words
    for front in fronts(given.documents):
        count, tag = len(front.plain_title.split()), front.language
        if limit and count > limit:
            message = _("The title has {count} words; the journal prints {limit} at most.")
            values = {"count": str(count), "limit": str(limit)}
            yield Found(("title", tag), message, values, language=tag)
