"""P007 exact-date."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.check.given import Data
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.beside import told
from casegen.reading.people.days import days


@rule("P007")
def exact_date(given: Data) -> Findings:
    """A report must count days from admission or surgery, and name no day or month of the calendar.

    Why: with the date and the hospital, anyone who was there knows who the patient is; HIPAA’s Safe
    Harbor leaves nothing of a date but the year.

    Bad:
        [[patients]]
        [patients.history]
        vi = "Tiền sử khỏe mạnh đến ngày 12 tháng 3."
        en = "The patient had been healthy until 12 March."

    Good:
        [[patients]]
        [patients.history]
        vi = "Tiền sử khỏe mạnh; ngày thứ 3, cơ lực 4/5."
        en = "The patient had been healthy; on day 3, power was 4/5."

    Fix: write "day 3 after admission" or "two months earlier"; in the timeline, `day = 3`.
    """
    message = _("A date of the calendar stands here; count days from admission or surgery instead.")
    for pages in given.spoken:
        for start, end in days(pages):
            if told(pages, start):
                yield Found(**pages.at(start, end), message=message)
