"""X011 ambiguous-number."""

from __future__ import annotations

import re

from casegen.case.finding import Findings, Found
from casegen.check.given import Data
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.spelling.marks import Typed, elsewhere

THOUSANDS = re.compile(r"[1-9]\d{0,2}\.\d{3}")


@rule("X011", "warning")
def ambiguous_number(given: Data) -> Findings:
    """A number must not be readable both as thousands and as a decimal.

    Why: in Vietnamese "1.125" means one thousand one hundred and twenty-five, but many write it
    for one and an eighth; the other language may tell which, if it writes 1,125 or 1125.

    Bad:
        short_title = { vi = "Tiểu cầu 1.125", en = "Very high platelets" }
        waive = { parity-numbers = "the English title says it in words" }

    Good:
        short_title = { vi = "Tiểu cầu 1.125", en = "Platelets of 1,125" }

    Fix: write thousands with a space that does not break ("1 125"), a decimal with a comma
    ("1,125"), or store the value as an observation.
    """
    for number in given.marked:
        if number.group != "." or not THOUSANDS.fullmatch(number.digits):
            continue
        if number.digits.endswith("00") or number.labels or told(number, given):
            continue
        message = _("“{typed}” can be read as {plain} and as {decimal}; write what is meant.")
        plain = number.digits.replace(".", "")
        values = {"typed": number.digits, "plain": plain, "decimal": number.swapped}
        place = number.sheet.at(number.start, number.end)
        yield Found(**place, message=message, values=values)


def told(number: Typed, given: Data) -> bool:
    """Whether another language writes the number so that it can only be thousands."""
    ways = (number.digits.replace(".", mark) for mark in (",", "", "\u00a0", "\u202f"))
    return elsewhere(given.sheets, number, *ways)
