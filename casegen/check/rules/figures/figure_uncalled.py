"""F005 figure-uncalled."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.check.given import Printed
from casegen.check.rule import rule
from casegen.document.tree import Figure
from casegen.messages import _
from casegen.reading.figures.callouts import uncalled, written


@rule("F005")
def figure_uncalled(given: Printed) -> Findings:
    """A figure must be called in the text.

    Why: a figure that no sentence sends the reader to is not seen when it matters, and editors
    send the manuscript back.

    Bad:
        [[figures]]
        id = "scan"
        title = { vi = "Phim chụp", en = "Scan" }
        alt = { vi = "Ảnh", en = "Picture" }
        file = "scan.png"
        burned_in_checked = true

    Good:
        [introduction]
        vi = "Thiếu máu là bệnh thường gặp (@fig:scan)."
        en = "Anemia is a common disease (@fig:scan)."
        [[figures]]
        id = "scan"
        title = { vi = "Phim chụp", en = "Scan" }
        alt = { vi = "Ảnh", en = "Picture" }
        file = "scan.png"
        burned_in_checked = true

    Fix: write `(@fig:scan)` where the reader should look at it, or take the figure out.
    """
    for tag, figure in uncalled(given.calls, Figure):
        message = _("No sentence calls {label}; write ({callout}) where it is to be looked at.")
        values = {"label": figure.label, "callout": written(figure)}
        yield Found(figure.origin.keys, message, values, on_key=True, language=tag)
