"""J003 keyword-count."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.check.given import Printed
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.journal.counts import counts, outside, ranged


@rule("J003")
def keyword_count(given: Printed) -> Findings:
    """There must be as many keywords as the journal asks for.

    Why: a form that wants three to six keywords takes neither two nor seven.

    Bad:
        profile = "jocm"
        [[keywords]]
        vi = "thiếu máu"
        en = "anemia"
        [[keywords]]
        vi = "truyền máu"
        en = "blood transfusion"

    Good:
        profile = "jocm"
        [[keywords]]
        vi = "thiếu máu"
        en = "anemia"
        [[keywords]]
        vi = "truyền máu"
        en = "blood transfusion"
        [[keywords]]
        vi = "hemoglobin"
        en = "hemoglobin"

    Fix: add terms for the diagnosis and the treatment, best from MeSH, or take some out.
    """
    limits = given.profile.limits.keywords
    for tag, count in counts(given.documents, lambda document: len(document.front.keywords)):
        if outside(count, limits):
            message = _("Keywords: {count}; the journal wants {limits}.")
            values = {"count": str(count), "limits": ranged(limits)}
            yield Found(("keywords", max(count - 1, 0)), message, values, on_key=True, language=tag)
