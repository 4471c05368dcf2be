"""X009 unit-symbol."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casegen.case.finding import Findings, Found
from casegen.check.given import Data
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.sheets import Sheet
from casegen.reading.spelling.degrees import degrees
from casegen.reading.spelling.units import UNITS, WRONG

LITRE = re.compile(r"/d?l(?![^\W_])")
AMOUNT = re.compile(r"(?<![^\W\d_])(?:[munpµμ]?g|[munpµμ]?mol|[mkn]?I?U|UI|mEq|[GTM])$")
COUNTED = "|".join(map(re.escape, UNITS["counted"]["words"]))
OTHER = re.compile(
    rf"\d\s?({'|'.join(map(re.escape, WRONG))})(?![^\W_]|\s+oz|(?<=MM|CM)\s(?:{COUNTED})\b)"
)


@rule("X009", "warning")
def unit_symbol(given: Data) -> Findings:
    """A unit must be written with its own symbol, letter case included.

    Why: "l" looks like the figure 1, so medicine writes g/L, g/dL and fL; "Kg" and "cc" are no
    symbols, and in units a capital changes the meaning.

    Bad:
        [conclusion]
        vi = "Nặng 52 Kg."
        en = "His weight was 52 kg."

    Good:
        [conclusion]
        vi = "Nặng 52 kg, uống 5 ml, và/l."
        en = "His weight was 52 kg; he drank 5 ml, and/l."

    Fix: write the symbol shown; `--fix` does it where nothing else can be meant. A degree sign is
    °, no raised 0, no ring, and no o.
    """
    for sheet in given.sheets.values():
        unsure = UNITS["unsure"].get(sheet.language, ())
        for start, end in symbols(sheet.words):
            typed = sheet.words[start:end]
            right = WRONG.get(typed) or f"{typed[:-1]}L"
            yield wrong(sheet, (start, end), right, sure=typed not in unsure)
        for start, end, right, sure in degrees(sheet.words, sheet.language):
            yield wrong(sheet, (start, end), right, sure=sure)


def wrong(sheet: Sheet, span: tuple[int, int], right: str, *, sure: bool) -> Found:
    """The finding for one wrong symbol, with its mend where nothing else can be meant."""
    message = _("“{typed}” is not the symbol of this unit; write “{right}”.")
    values = {"typed": sheet.words[slice(*span)].strip(), "right": right.strip()}
    fix = (sheet.edit(*span, right),) if sure else ()
    return Found(**sheet.at(*span), message=message, values=values, fix=fix)


def symbols(words: str) -> Iterator[tuple[int, int]]:
    """Where a wrong symbol stands: a small litre under an amount, or one after a number."""
    for match in LITRE.finditer(words):
        amount = AMOUNT.search(words, max(match.start() - 6, 0), match.start())
        if amount:
            yield amount.start(), match.end()
    for match in OTHER.finditer(words):
        yield match.span(1)
