"""V021 fact-unclosed."""

from __future__ import annotations

import re

from casegen.case.finding import Findings, Found
from casegen.check.given import Data
from casegen.check.rule import rule
from casegen.messages import _

LOOKUP = re.compile(
    r"(?:(?<!\{)(\{++)[ \t]*+)?(p[1-9]\d?(?:\.[a-z0-9-]++)++)(?![\w-])[ \t]*+(\}*+)"
)
BRACES = ("{{", "}}")


@rule("V021")
def fact_unclosed(given: Data) -> Findings:
    """A look-up must stand between two braces on each side.

    Why: with one brace, or with none on one side, the name of the value is printed, not the value.

    Bad:
        [introduction]
        vi = "Tuổi: { p1.age }."
        en = "Age: {{ p1.age }."

    Good:
        [introduction]
        vi = "Tuổi: {{ p1.age }}."
        en = "Age: {{ p1.age }}."

    Fix: write two braces before and two after; `--fix` does it.
    """
    for sheet in given.sheets.values():
        for match in LOOKUP.finditer(sheet.raw):
            braces = (match[1] or "", match[3])
            if not any(braces) or braces == BRACES:
                continue
            meant = f"{{{{ {match[2]} }}}}"
            message = _("A look-up has two braces on each side; write “{meant}”.")
            edit = sheet.edit(*match.span(), meant)
            place = sheet.at(*match.span())
            yield Found(**place, message=message, values={"meant": meant[:60]}, fix=(edit,))
