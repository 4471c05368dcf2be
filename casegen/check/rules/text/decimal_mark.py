"""X010 decimal-mark."""

from __future__ import annotations

import re

from casegen.case.finding import Findings, Found
from casegen.check.given import Data
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.spelling.marks import Typed, elsewhere

BOTH = re.compile(r"\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:\.\d{3})+,\d+")
ONE = re.compile(r"(\d+)[.,](\d+)")


@rule("X010", "warning")
def decimal_mark(given: Data) -> Findings:
    """A decimal must have its language's mark: a comma in Vietnamese, a point in English.

    Why: 3.85 in a Vietnamese text, or 3,85 in an English one, was copied from the other language
    or from a laboratory's printout, and can be taken for thousands.

    Bad:
        [conclusion]
        vi = "Lách to 6.4 cm."
        en = "The spleen measured 6.4 cm."

    Good:
        [conclusion]
        vi = "Lách to 6,4 cm; phần mềm SPSS 26.0; quyết định 5.3.2024; 12.500 bạch cầu."
        en = "The spleen measured 6.4 cm; SPSS 26.0; decision of 5.3.2024; 12,500 white cells."

    Fix: write the language's mark; `--fix` does it where a unit follows.
    """
    for number in given.marked:
        if wrong(number, given) and not number.labels:
            message = _("In this language the number is written “{right}”, not “{typed}”.")
            values = {"right": number.swapped, "typed": number.digits}
            fix = (number.sheet.edit(number.start, number.end, number.swapped),)
            place = number.sheet.at(number.start, number.end)
            sure = fix if number.measured else ()
            yield Found(**place, message=message, values=values, fix=sure)


def wrong(number: Typed, given: Data) -> bool:
    """Whether a number has the mark of another language, and can be no list or thousands."""
    if BOTH.fullmatch(number.digits):
        return number.digits.rfind(number.group) > number.digits.rfind(number.mark)
    one = ONE.fullmatch(number.digits)
    if not one or number.mark in number.digits:
        return False
    whole, part = one.groups()
    if len(part) == 3 and whole[0] != "0" and len(whole) <= 3:  # noqa: PLR2004 - thousands
        return False
    if number.group == "." or whole == "0" or number.measured:
        return True
    # A comma without a space may part a list: only what Vietnamese has too is taken for a decimal.
    return elsewhere(given.sheets, number, number.digits) and not number.previous.endswith("s")
