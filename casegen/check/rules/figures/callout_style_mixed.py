"""F011 callout-style-mixed."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.check.given import Printed
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.figures.stress import stresses
from casegen.reading.figures.typed import typed


@rule("F011", "warning")
def callout_style_mixed(given: Printed) -> Findings:
    """Figures and tables must be called by their ids, all callouts in the same type.

    Why: a number typed by hand stays as it is when figures change places, leads nowhere on a
    screen, and is set unlike the others; so is a callout in italics among upright ones.

    Bad:
        [introduction]
        vi = "Thiếu máu là bệnh thường gặp (Bảng 1)."
        en = "Anemia is a common disease (Table 1)."

    Good:
        [introduction]
        vi = "Thiếu máu là bệnh thường gặp (@tab:labs-p1), như Bảng 1 của hướng dẫn."
        en = "Anemia is a common disease (@tab:labs-p1), as in Table 1 of the guideline."

    Fix: write `@fig:` or `@tab:` with the id, as `@fig:scan{A}`, and take emphasis off callouts.
    """
    for passage in given.passages:
        for tag, text in passage.text.items():
            document = given.documents.get(tag)
            for start, end, better in typed(text, document) if document else ():
                values = {"typed": text[start:end], "callout": better}
                message = _("“{typed}” is typed out; write @fig: or @tab: with an id instead.")
                if better:
                    message = _("“{typed}” is typed out; write {callout} so that it leads there.")
                keys = (*passage.keys, tag)
                yield Found(keys, message, values, start, end, language=tag)
    stressed = _("{label} is emphasized here and other callouts are not; set all of them alike.")
    upright = _("{label} is not emphasized here and other callouts are; set all of them alike.")
    for tag, printed in given.documents.items():
        for callout, stress in stresses(printed):
            message = stressed if stress else upright
            place, values = callout.origin, {"label": callout.label}
            yield Found(place.keys, message, values, place.start, place.end, language=tag)
