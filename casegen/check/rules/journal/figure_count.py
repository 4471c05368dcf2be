"""J004 figure-count."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.check.given import Printed
from casegen.check.rule import rule
from casegen.document import walk as contents
from casegen.document.tree import Document
from casegen.messages import _
from casegen.reading.journal.counts import counts


@rule("J004")
def figure_count(given: Printed) -> Findings:
    """There must be no more figures and tables together than the journal prints.

    Why: pages are set for so many; the editor would have to choose which of them to drop.

    Bad:
        profile = "jocm"
        tables = [
          { id = "a", title = { vi = "Một", en = "One" }, columns = [], rows = [] },
          { id = "b", title = { vi = "Hai", en = "Two" }, columns = [], rows = [] },
          { id = "c", title = { vi = "Ba", en = "Three" }, columns = [], rows = [] },
          { id = "d", title = { vi = "Bốn", en = "Four" }, columns = [], rows = [] },
          { id = "e", title = { vi = "Năm", en = "Five" }, columns = [], rows = [] },
          { id = "f", title = { vi = "Sáu", en = "Six" }, columns = [], rows = [] },
        ]
        [introduction]
        vi = "Xem (@tab:a, @tab:b, @tab:c, @tab:d, @tab:e, @tab:f)."
        en = "See (@tab:a, @tab:b, @tab:c, @tab:d, @tab:e, @tab:f)."

    Good:
        profile = "jocm"
        tables = [
          { id = "a", title = { vi = "Một", en = "One" }, columns = [], rows = [] },
          { id = "b", title = { vi = "Hai", en = "Two" }, columns = [], rows = [] },
          { id = "c", title = { vi = "Ba", en = "Three" }, columns = [], rows = [] },
        ]
        [introduction]
        vi = "Xem (@tab:a, @tab:b, @tab:c)."
        en = "See (@tab:a, @tab:b, @tab:c)."

    Fix: make panels of one figure out of several, and one table out of two.
    """
    limit = given.profile.limits.figures_and_tables
    for tag, count in counts(given.documents, floats):
        if limit and count > limit:
            message = _("Figures and tables together: {count}; the journal prints {limit} at most.")
            values = {"count": str(count), "limit": str(limit)}
            yield Found(("figures",), message, values, on_key=True, language=tag)


def floats(document: Document) -> int:
    """How many figures and tables a document has."""
    return len(contents.floats(document))
