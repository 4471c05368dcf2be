"""F007 panel-uncalled."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.check.given import Printed
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.figures.callouts import told_once, unnamed, written


@rule("F007", "warning")
def panel_uncalled(given: Printed) -> Findings:
    """Each panel of a figure that the text calls must be called by its letter.

    Why: told only to see Figure 1, a reader must guess which of its pictures shows what is said.

    Bad:
        [introduction]
        vi = "Thiếu máu là bệnh thường gặp (@fig:scan)."
        en = "Anemia is a common disease (@fig:scan)."
        [[figures]]
        id = "scan"
        title = { vi = "Phim chụp", en = "Scan" }
        burned_in_checked = true
        panels = [
          { id = "A", file = "scan.png", alt = { vi = "Ảnh", en = "Picture" } },
          { id = "B", file = "scan.png", alt = { vi = "Ảnh", en = "Picture" } },
        ]

    Good:
        [introduction]
        vi = "Thiếu máu là bệnh thường gặp (@fig:scan{A,B})."
        en = "Anemia is a common disease (@fig:scan{A,B})."
        [[figures]]
        id = "scan"
        title = { vi = "Phim chụp", en = "Scan" }
        burned_in_checked = true
        panels = [
          { id = "A", file = "scan.png", alt = { vi = "Ảnh", en = "Picture" } },
          { id = "B", file = "scan.png", alt = { vi = "Ảnh", en = "Picture" } },
        ]

    Fix: write the letters where each panel bears out what is said, as `@fig:scan{A}`.
    """
    missing = {tag: unnamed(calls) for tag, calls in given.calls.items()}
    for tag, (figure, letters) in told_once(missing):
        message = _("No sentence calls these panels of {label}: {letters}; write {callout} there.")
        callout = written(figure, letters[0])
        values = {"label": figure.label, "letters": ", ".join(letters), "callout": callout}
        first = [panel.letter for panel in figure.panels].index(letters[0])
        keys = (*figure.origin.keys, "panels", first)
        yield Found(keys, message, values, on_key=True, language=tag)
