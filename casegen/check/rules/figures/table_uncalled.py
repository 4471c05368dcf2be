"""F010 table-uncalled."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.check.given import Printed
from casegen.check.rule import rule
from casegen.document.tree import Table
from casegen.messages import _
from casegen.reading.figures.callouts import uncalled, written


@rule("F010")
def table_uncalled(given: Printed) -> Findings:
    """A table must be called in the text, a patient's table of observations too.

    Why: a table that no sentence sends the reader to is not read when it matters, and editors
    send the manuscript back.

    Bad:
        [[patients]]
        [patients.laboratory]
        vi = "Xét nghiệm cho thấy thiếu máu."
        en = "Blood tests showed anemia."

    Good:
        [[patients]]
        [patients.laboratory]
        vi = "@tab:labs-p1 cho thấy thiếu máu."
        en = "@tab:labs-p1 shows anemia."

    Fix: write `(@tab:labs-p1)` where the reader should look at it, or take the table out.
    """
    for tag, table in uncalled(given.calls, Table):
        message = _("No sentence calls {label}; write ({callout}) where it is to be looked at.")
        values = {"label": table.label, "callout": written(table)}
        yield Found(table.origin.keys, message, values, on_key=True, language=tag)
