"""F002 panel-undefined."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.check.given import Profiled
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.passages import at


@rule("F002", fatal=True)
def panel_undefined(given: Profiled) -> Findings:
    """A callout of a panel must name a panel that its figure has.

    Why: a letter without a picture leaves the reader guessing which one was meant.

    Bad:
        [introduction]
        vi = "Xem (@tab:labs-p1{A})."
        en = "See (@tab:labs-p1{A})."

    Good:
        [introduction]
        vi = "Xem (@tab:labs-p1)."
        en = "See (@tab:labs-p1)."

    Fix: name a panel the figure has, or add the panel.
    """
    letters = {figure.id: [panel.id for panel in figure.panels] for figure in given.case.figures}
    for passage, language, token in given.added:
        if token.type != "crossref" or not token.meta["panels"]:
            continue
        target, is_figure = token.meta["target"], token.meta["kind"] == "fig"
        if is_figure and target not in letters:
            continue
        known = letters.get(target, []) if is_figure else []
        for letter in token.meta["panels"]:
            if letter not in known:
                listed = ", ".join(known) or "–"
                values = {"name": target, "letter": letter, "known": listed}
                message = _("“{name}” has no panel {letter}; it has: {known}.")
                if not known:
                    values = {"name": target, "callout": f"@{token.meta['kind']}:{target}"}
                    message = _("“{name}” is not divided into panels; write {callout}.")
                place = at(passage, language, token.meta)
                yield Found(**place, message=message, values=values)
