"""J001 text-too-long."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.check.given import Printed
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.journal.words import words


@rule("J001", "warning")
def text_too_long(given: Printed) -> Findings:
    """The text must not have more words than the journal prints.

    Why: editors return a manuscript that is too long before anybody reads it. Words are counted as
    Word counts them, from the introduction to the conclusion, with headings and captions and
    without the cells of tables.

    Bad:
        profile = "jocm"
        [introduction]
        vi = "Thiếu máu là bệnh thường gặp. "  # 500 times over
        en = "Anemia is really a common disease. "  # 500 times over

    Good:
        profile = "jocm"
        [introduction]
        vi = "Thiếu máu là bệnh thường gặp. "  # 480 times over
        en = "Anemia is really a common disease. "  # 480 times over

    Fix: cut what the tables already say and what the discussion repeats.
    """
    limit = given.profile.limits.text_words
    for tag, document in given.documents.items():
        count = words(document)
        if limit and count > limit:
            message = _("The text has {count} words; the limit is {limit}: cut {surplus}.")
            values = {"count": str(count), "limit": str(limit), "surplus": str(count - limit)}
            yield Found(("introduction",), message, values, on_key=True, language=tag)
