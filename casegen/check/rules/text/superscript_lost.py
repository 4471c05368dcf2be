"""X021 superscript-lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from casegen.case.finding import Findings, Found
from casegen.check.given import Data
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.spelling.units import UNITS

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
COUNTED = "|".join(UNITS["powers"]["words"])
AFTER = rf"(?=\s?/\s?(?:[LlµμumM]|m?[Ll]|field)|\s(?:{COUNTED})(?!\w))"
# After a cross, a point or a bracket, 109/L is 10⁹/L; 98 x 105 mm is a size.
# What stands before is looked at last: each begins with letters that are quickly found.
TEN = re.compile(rf"10(?:(?<=[x×·*(]10)|(?<=[x×·*]\s10)|(?<=\d\.10))(?P<power>\d{{1,2}}){AFTER}")
SIGNED = re.compile(
    r"(?<![\w.,])(?P<times>\d{1,3}(?:[.,]\d{1,3})?)[Ee]\+?(?P<e>\d{1,2})(?!\w)" + AFTER
)
STAR = re.compile(r"10(?<![\w.,]10)\*(?P<power>\d{1,2})(?!\w)")
LENGTH = re.compile(
    r"(?P<unit>[kcdmµμ]?m)(?P<power>[23])(?![\w^])"
    r"(?:(?<=[\d/]m.)|(?<=\d\sm.)|(?<=[\d/][kcdmµμ]m.)|(?<=\d\s[kcdmµμ]m.))"
)
POWERS = range(2, 16)


class Lost(NamedTuple):
    """A figure that is no longer raised: its offsets, what was meant, and whether that is sure."""

    start: int
    end: int
    meant: str
    sure: bool


@rule("X021", "warning")
def superscript_lost(given: Data) -> Findings:
    """A power must keep its raised figure.

    Why: 12.5 x 109/L is a hundred and nine, where 10⁹ was meant; the raised figure was lost on the
    way from another program.

    Bad:
        [conclusion]
        vi = "Bạch cầu 12,5 x 109/L."
        en = "Leukocytes were 12.5 x 109/L."

    Good:
        [conclusion]
        vi = "Bạch cầu 12,5 × 10⁹/L, khối 98 × 105 mm, 109/90 mmHg."
        en = "Leukocytes 12.5 × 10⁹/L, a mass of 98 × 105 mm, 109/90 mmHg."

    Fix: write the figure raised, as 10⁹ or 10^9^; `--fix` raises that of m², cm² and cm³.
    """
    for sheet in given.sheets.values():
        for start, end, meant, sure in lost(sheet.words):
            message = _("“{typed}” has lost its raised figure; write “{meant}”.")
            values = {"typed": sheet.words[start:end], "meant": meant}
            fix = (sheet.edit(start, end, meant),) if sure else ()
            yield Found(**sheet.at(start, end), message=message, values=values, fix=fix)


def lost(words: str) -> Iterator[Lost]:
    """The figures of a text that are no longer raised."""
    for pattern in (TEN, STAR):
        for match in pattern.finditer(words):
            if int(match["power"]) in POWERS:
                yield Lost(*match.span(), "10" + match["power"].translate(RAISED), sure=False)
    for match in SIGNED.finditer(words):
        times = "" if match["times"] == "10" else f"{match['times']} × "
        yield Lost(*match.span(), f"{times}10{match['e'].translate(RAISED)}", sure=False)
    for match in LENGTH.finditer(words):
        meant = match["unit"] + match["power"].translate(RAISED)
        yield Lost(*match.span(), meant, sure=True)
