"""P017 bed-and-room."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casegen.case.finding import Findings, Found
from casegen.check.given import Data
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.beside import told
from casegen.reading.clinical import Pages

NUMBER = r"(?:số |no\.? ?|number |#)?[a-z]?\d{1,4}[a-z]?(?!\w|[.,/–-]\d)"
# After "giường 3" or "bed 3", what makes of the number a time, a count or a measure.
COUNTED = (
    r"(?!\s?(?:ngày|giờ|tuần|tháng|phút|năm|lần|người|giường|cm|mm|m|độ|°|%|bệnh nhân|ca|tim"
    r"|days?|hours?|weeks?|months?|years?|minutes?|times|patients?|beds?|mmhg|kg|l)(?!\w))"
)
BED = re.compile(rf"(?<!\w)(?:giường|bed)(?: bệnh)? {NUMBER}{COUNTED}")
ROOM = re.compile(
    r"(?<!\w)(?:(?<!\d )buồng|(?<=giường \d )buồng|buồng bệnh|buồng(?= \d{3})|phòng(?: bệnh)?"
    r"|(?<!operating )(?<!recovery )room)"
    rf" (?:số |no\.? ?|number |#)?[a-z]?\d{{2,4}}[a-z]?(?!\w|[.,/–-]\d){COUNTED}"
)


@rule("P017")
def bed_and_room(given: Data) -> Findings:
    """A report must not say in which bed and room a patient lay.

    Why: with the ward and the year, the hospital’s lists name whoever lay there.

    Bad:
        [[patients]]
        [patients.history]
        vi = "Tiền sử khỏe mạnh; người bệnh nằm giường 12, buồng 304."
        en = "The patient, in bed 12 of room 304, had been healthy."

    Good:
        [[patients]]
        [patients.history]
        vi = "Tiền sử khỏe mạnh; người bệnh nằm tại giường 3 ngày."
        en = "The patient, in bed for 3 days, had been healthy."

    Fix: delete the numbers; name the department if that matters.
    """
    message = _("The number of a patient’s bed or room stands here; delete it.")
    for pages in given.spoken:
        for start, end in beds(pages):
            if told(pages, start):
                yield Found(**pages.at(start, end), message=message)


def beds(pages: Pages) -> Iterator[tuple[int, int]]:
    """The numbers of beds and rooms, with the words for them."""
    for pattern in (BED, ROOM):
        yield from (match.span() for match in pattern.finditer(pages.folded))
