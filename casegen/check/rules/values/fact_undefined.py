"""V003 fact-undefined."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.case.model.shape import nearest
from casegen.check.given import Profiled
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.passages import at


@rule("V003", fatal=True)
def fact_undefined(given: Profiled) -> Findings:
    """A look-up must find a stored fact.

    Why: braces are a look-up and never an expression; what they do not find cannot be printed.

    Bad:
        [introduction]
        vi = "Tuổi: {{ p1.aeg }}."
        en = "Age: {{ p1.aeg }}."

    Good:
        [introduction]
        vi = "Tuổi: {{ p1.age }}."
        en = "Age: {{ p1.age }}."

    Fix: write the patient's id, what was measured, the side if there is one, and the point of
    the timeline: `p1.hemoglobin.admission`.
    """
    known = given.facts
    for passage, language, token in given.added:
        if token.type == "fact" and token.meta["path"] not in known:
            path = token.meta["path"]
            near = nearest(path, list(known))
            values = {"path": path[:60], "near": near or ""}
            if near:
                message = _("No fact is stored as “{path}”; did you mean “{near}”?")
            else:
                message = _("No fact is stored as “{path}”.")
            yield Found(**at(passage, language, token.meta), message=message, values=values)
