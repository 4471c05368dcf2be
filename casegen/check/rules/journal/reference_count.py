"""J005 reference-count."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.check.given import Printed
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.journal.counts import counts, outside, ranged


@rule("J005", "warning")
def reference_count(given: Printed) -> Findings:
    """There must be as many references as the journal asks for.

    Why: too few leave claims without a source, and too many are cut by the editor's hand.

    Bad:
        profile = "vjrnm"

    Good:
        profile = "jocm"

    Fix: cite the sources that the claims still lack, or keep the strongest of those cited together.
    """
    limits = given.profile.limits.references
    for tag, count in counts(given.documents, lambda document: len(document.references)):
        if outside(count, limits):
            message = _("References: {count}; the journal wants {limits}.")
            values = {"count": str(count), "limits": ranged(limits)}
            keys = ("references", max(count - 1, 0))
            yield Found(keys, message, values, on_key=True, language=tag)
