"""J002 abstract-too-long."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.check.given import Printed
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.journal.fronts import fronts
from casegen.reading.journal.words import abstract_words


@rule("J002")
def abstract_too_long(given: Printed) -> Findings:
    """An abstract must not have more words than the journal prints, in any language.

    Why: submission forms and indexes cut an abstract off at the limit. A Vietnamese word of two
    syllables counts as two, as Word counts it.

    Bad:
        profile = "jocm"
        [abstract]
        vi = "Thiếu máu là bệnh thường gặp. "  # 43 times over
        en = "Anemia is really a common disease. "  # 43 times over

    Good:
        profile = "jocm"
        [abstract]
        vi = "Thiếu máu là bệnh thường gặp. "  # 41 times over
        en = "Anemia is really a common disease. "  # 41 times over

    Fix: leave out what a reader can find in the text.
    """
    limit = given.profile.limits.abstract_words
    for front in fronts(given.documents):
        count, tag = abstract_words(front), front.language
        if limit and count > limit:
            message = _("The abstract has {count} words; the limit is {limit}: cut {surplus}.")
            values = {"count": str(count), "limit": str(limit), "surplus": str(count - limit)}
            yield Found(("abstract", tag), message, values, on_key=True, language=tag)
