"""X007 range-dash-mixed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from casegen.case.finding import Findings, Found
from casegen.check.given import Data
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.numbers import value
from casegen.reading.spelling.marks import names
from casegen.style.language import language

NUMBER = r"\d+(?:[.,]\d+)*"
# A number that follows a letter is a level or a code; one in a chain is a date or a telephone's.
RANGE = re.compile(
    rf"(?P<low>\d(?<![\w.,/+–—-].)\d*(?:[.,]\d+)*%?)(?P<dash>\s?[–—‒−~-]\s?)(?P<high>{NUMBER})(?![\w/]|[.,:–—-]\d)"
)
DAY = re.compile(r"0\d")


@rule("X007", "warning")
def range_dash_mixed(given: Data) -> Findings:
    """The ranges of a language must be typed with one dash: an en dash without spaces.

    Why: "90 - 92", "90 – 92" and "90-92" in one text look careless, and a line may break at the
    spaces; stored ranges are printed with an en dash.

    Bad:
        [conclusion]
        vi = "Da xanh 5-6 tuần, mệt 2–3 ngày."
        en = "The skin was pale for 5–6 weeks, with fatigue for 2–3 days."

    Good:
        [conclusion]
        vi = "Da xanh 5–6 tuần, sau COVID-19 - 3 lần, T4-T7, đề tài số 12-2019."
        en = "Pale skin for 5–6 weeks after COVID-19, 3 times, T4-T7, grant 12-2019."

    Fix: write an en dash without spaces; `--fix` does it.
    """
    for sheet in given.sheets.values():
        tag = sheet.language
        found = [match for match in RANGE.finditer(sheet.words) if rises(match, tag)]
        if mixed(found):
            found = [one for one in found if not names(sheet.words, one.start(), one.end())]
        if not mixed(found):
            continue
        for match in found:
            if match["dash"] != "–":
                right = f"{match['low']}–{match['high']}"
                message = _("Ranges are typed in several ways in this language; write “{right}”.")
                fix = (sheet.edit(*match.span("dash"), "–"),)
                place = sheet.at(*match.span())
                yield Found(**place, message=message, values={"right": right}, fix=fix)


def mixed(found: Sequence[re.Match[str]]) -> bool:
    """Whether ranges are typed in several ways."""
    return len({match["dash"] for match in found}) > 1


def rises(match: re.Match[str], tag: str) -> bool:
    """Whether two numbers joined by a dash can be a range: no date as 05-03, no thread as 3-0."""
    if DAY.match(match["low"]) or DAY.match(match["high"]):
        return False
    low, high = (value(match[end].rstrip("%"), language(tag)) for end in ("low", "high"))
    return low is None or high is None or low < high
