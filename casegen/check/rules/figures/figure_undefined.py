"""F001 figure-undefined."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.case.model.shape import nearest
from casegen.check.given import Profiled
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.passages import at


@rule("F001", fatal=True)
def figure_undefined(given: Profiled) -> Findings:
    """A callout must lead to a figure or table of the case.

    Why: a mention of a figure that is not there sends the reader searching in vain.

    Bad:
        [introduction]
        vi = "Xem (@fig:mri-p9)."
        en = "See (@fig:mri-p9)."

    Good:
        [introduction]
        vi = "Xem (@tab:labs-p1)."
        en = "See (@tab:labs-p1)."

    Fix: spell the id as the figure or table has it; a patient's observations are `@tab:labs-p1`.
    """
    known = given.floats
    for passage, language, token in given.added:
        if token.type != "crossref":
            continue
        kind, target = token.meta["kind"], token.meta["target"]
        if (kind, target) in known:
            continue
        names = [name for other, name in known if other == kind]
        near = nearest(target, names)
        values = {"name": target, "near": near or ""}
        place = at(passage, language, token.meta)
        if near:
            message = _("There is no figure or table “{name}”; did you mean “{near}”?")
        else:
            message = _("There is no figure or table “{name}”; add it.")
        yield Found(**place, message=message, values=values)
