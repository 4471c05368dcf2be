"""P016 birth-year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casegen.case.finding import Findings, Found
from casegen.check.given import Data
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.beside import told
from casegen.reading.clinical import Pages

YEAR = r"(?P<year>(?:18|19|20)\d\d)(?![\w]|[.,/-]\d)"
BORN = re.compile(
    r"(?<!\w)(?<!phát )(?<!học )(?<!thí )(?<!vệ )(?<!hộ )(?<!nảy )(?<!tái )"
    r"(?:(?:sinh|đẻ)(?: ra)?(?: vào)?(?: năm)?|năm sinh(?: là)?|sn|s\.n\.|ns"
    r"|born(?: in| around| about)?|year of birth(?: is| was)?|birth year|yob|dob)"
    rf"[ :]{{1,2}}(?:the year )?{YEAR}"
)
THING = re.compile(
    r"(?:concept|idea|technique|term|method|procedure|specialty|field|operation|theory) (?:was )?$"
)
SHORT = re.compile(rf"(?:ông|bà|anh|chị|nam|nữ|man|woman|male|female),? \({YEAR}\)")


@rule("P016")
def birth_year(given: Data) -> Findings:
    """A report must give a patient’s age and no year of birth.

    Why: beside the date of the report the year tells more than the age does, and for the very old
    it tells what “over 90” is meant to keep back (HIPAA’s Safe Harbor).

    Bad:
        [[patients]]
        [patients.history]
        vi = "Người bệnh sinh năm 1989, tiền sử khỏe mạnh."
        en = "The patient, born in 1989, had been healthy."

    Good:
        [[patients]]
        [patients.history]
        vi = "Người bệnh sinh ra khỏe mạnh."
        en = "The patient, born at term, had been healthy."

    Fix: write the age; the patient’s own is `{{ p1.age }}`.
    """
    message = _("A year of birth stands here; give the age instead.")
    for pages in given.spoken:
        for start, end in births(pages):
            if told(pages, start):
                yield Found(**pages.at(start, end), message=message)


def births(pages: Pages) -> Iterator[tuple[int, int]]:
    """The years in which somebody was born."""
    for pattern in (BORN, SHORT):
        for match in pattern.finditer(pages.folded):
            if not THING.search(pages.before(match.start())):
                yield match.span("year")
