"""X012 subscript-digit."""

from __future__ import annotations

import re
from pathlib import Path

from casegen.case.finding import Findings, Found
from casegen.check.given import Data
from casegen.check.rule import rule
from casegen.messages import _
from casegen.system.data import toml

LEVEL = "[CTDLS][₀-₉]{1,2}"
LEVELS = re.compile(rf"[CTDLS](?<![^\W_].)[₀-₉]{{1,2}}(?P<more>(?: ?[–—-] ?)?{LEVEL})*(?![^\W_])")
NEAR = re.compile(
    "|".join(toml(Path(__file__).with_name("subscript_digit.toml"))["near"]), re.IGNORECASE
)
VITAMIN = re.compile(r"vitamin\s$", re.IGNORECASE)
REACH = 40


@rule("X012", "warning")
def subscript_digit(given: Data) -> Findings:
    """A vertebral level must not be typed with lowered digits.

    Why: a search for T4 does not find "T₄", and a screen reader may drop the digit; the digits of
    stored levels are lowered by the printed style. Formulas such as CO₂ and HbA₂ are no levels.

    Bad:
        [conclusion]
        vi = "Giảm cảm giác từ T₆."
        en = "Sensation was reduced below T6."

    Good:
        [conclusion]
        vi = "SpO₂, HbA₂, CO₂, FT₄ và T₄ tự do, vitamin D₃ bình thường."
        en = "SpO₂, HbA₂, CO₂, FT₄ and free T₄, and vitamin D₃ were normal."

    Fix: store the level under `levels` and look it up ("{{ p1.levels.lesion }}"), or type "T4".
    """
    for sheet in given.sheets.values():
        for match in LEVELS.finditer(sheet.words):
            start, end = match.span()
            near = NEAR.search(sheet.words, max(start - REACH, sheet.origin(start)[1]), start)
            vitamin = VITAMIN.search(sheet.words, max(start - 8, 0), start)
            if (match["more"] or near) and not vitamin:
                message = _("“{level}” is typed with lowered digits; store the level, or type T4.")
                yield Found(**sheet.at(start, end), message=message, values={"level": match[0]})
