"""X013 doubled-space."""

from __future__ import annotations

import re

from casegen.case.finding import Findings, Found
from casegen.check.given import Data
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.sheets import Sheet

# Spaces at the start of a line indent a list, two at its end break it.
SPACES = re.compile(r"[ \t\u00a0\u202f]{2,}")


@rule("X013", "note")
def doubled_space(given: Data) -> Findings:
    """Words must be parted by one space.

    Why: doubled spaces are left behind by editing, and a no-break space beside a plain one prints
    as a hole in the line.

    Bad:
        [conclusion]
        vi = "Da  xanh."
        en = "The skin was pale."

    Good:
        [conclusion]
        vi = "Da xanh.  "
        en = "The skin was pale."

    Fix: leave one space; `--fix` does it.
    """
    for sheet in given.sheets.values():
        for match in SPACES.finditer(sheet.raw):
            start, end = match.span()
            around = {sheet.raw[max(start - 1, 0) : start], sheet.raw[end : end + 1]}
            if around & {"", "\n"} or within_markup(sheet, start, end):
                continue
            message = _("There are {count} spaces in a row here; leave one.")
            values = {"count": str(end - start)}
            fix = (sheet.edit(start, end, " "),)
            yield Found(**sheet.at(start, end), message=message, values=values, fix=fix)


def within_markup(sheet: Sheet, start: int, end: int) -> bool:
    """Whether spaces stand inside a citation or a look-up, of which other rules speak."""
    return sheet.words[start - 1].isspace() and sheet.words[end].isspace()
