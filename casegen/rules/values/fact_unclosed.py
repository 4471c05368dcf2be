"""V021 fact-unclosed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from casegen.message import _
from casegen.rule import Findings, Found, rule
from casegen.rules.text.typed import sheets

NAME = re.compile(r"p[1-9]\d?(?:\.[a-z0-9-]++)++(?![\w-])")
OPENING, CLOSING = re.compile(r"(\{*)[ \t]*\Z"), re.compile(r"[ \t]*(\}*)")
# So far from its name a brace may stand.
NEAR = 8
BRACES = ("{{", "}}")


@rule("V021")
def fact_unclosed(data: Mapping[str, Any]) -> Findings:
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
    for sheet in sheets(data).values():
        for name in NAME.finditer(sheet.raw):
            before = OPENING.search(sheet.raw, max(name.start() - NEAR, 0), name.start())
            after = CLOSING.match(sheet.raw, name.end(), name.end() + NEAR)
            braces = (before[1] if before else "", after[1] if after else "")
            if not any(braces) or braces == BRACES:
                continue
            start, end = before.start() if before else name.start(), after.end() if after else 0
            meant = f"{{{{ {name[0]} }}}}"
            message = _("A look-up has two braces on each side; write “{meant}”.")
            edit = sheet.edit(start, end, meant)
            place = sheet.at(start, end)
            yield Found(**place, message=message, values={"meant": meant[:60]}, fix=(edit,))
