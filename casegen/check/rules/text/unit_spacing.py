"""X008 unit-spacing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casegen.case.finding import Findings, Found
from casegen.check.given import Data
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.sheets import Sheet
from casegen.reading.spelling.units import closed, parted
from casegen.style.language import language

NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)*$")
APART = re.compile(r"\d([ \u00a0\u202f\n]{1,4}%)")


@rule("X008", "warning")
def unit_spacing(given: Data) -> Findings:
    """A unit must stand apart from its number, and a percent sign as the language has it.

    Why: the international system puts a space between a number and its unit; in Vietnamese and in
    English the percent sign follows its number without one.

    Bad:
        [conclusion]
        vi = "Lách to 6cm."
        en = "The spleen measured 6 cm."

    Good:
        [conclusion]
        vi = "Lách to 6 cm, chụp 3T, kim 18G, 99mTc, T1W."
        en = "The spleen measured 6 cm: 3T, 18G, 99mTc, T1W."

    Fix: put a space between the number and the unit, none before the percent sign; `--fix` does it.
    """
    for sheet in given.sheets.values():
        yield from together(sheet)
        yield from apart(sheet)
        if not language(sheet.language).pattern("percent", value="").startswith("%"):
            continue
        for match in APART.finditer(sheet.words):
            message = _("Write “{right}”: the percent sign follows its number without a space.")
            values = {"right": "".join(match[0].split())}
            fix = (sheet.edit(*match.span(1), "%"),)
            yield Found(**sheet.at(*match.span()), message=message, values=values, fix=fix)


def together(sheet: Sheet) -> Iterator[Found]:
    """What a sheet has of units that touch their number."""
    for match in closed(sheet.language).finditer(sheet.words):
        start, end = match.span(1)
        number = NUMBER.search(sheet.words, max(start - 20, 0), start)
        if number:
            message = _("Put a space between the number and its unit: “{right}”.")
            values = {"right": f"{number[0]} {match[1]}"}
            fix = (sheet.edit(number.start(), end, values["right"]),)
            yield Found(**sheet.at(number.start(), end), message=message, values=values, fix=fix)


def apart(sheet: Sheet) -> Iterator[Found]:
    """What a sheet has of units with a space inside, and of angles with one before their sign."""
    for match in parted(sheet.language).finditer(sheet.words):
        group = 1 if match[1] else 2
        right = "".join(match[group].split())
        message = _("Write “{right}” without a space: this is one unit, or the sign of an angle.")
        fix = (sheet.edit(*match.span(group), right),)
        values = {"right": right}
        yield Found(**sheet.at(*match.span(group)), message=message, values=values, fix=fix)
