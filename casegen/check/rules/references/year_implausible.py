"""R007 year-implausible."""

from __future__ import annotations

from datetime import UTC, date, datetime

from casegen.case.finding import Findings, Found
from casegen.case.model.reference import DATES, SPRING, WINTER
from casegen.check.given import Modelled
from casegen.check.rule import rule
from casegen.messages import _

FIRST = 1500  # medicine in print is hardly older
AHEAD = 1  # articles appear online ahead of the year of their issue


@rule("R007", "warning")
def year_implausible(given: Modelled) -> Findings:
    """A reference must be dated to a day that exists, and not to one long ahead.

    Why: 2051 for 2015 is a slip that no reader can mend, and a search by year then fails.

    Bad:
        [[references]]
        issued = 1205

    Good:
        [[references]]
        issued = "2024-02-29"

    Fix: write the year, or the date, of publication as the source gives it.
    """
    last = datetime.now(tz=UTC).year + AHEAD
    for index, reference in enumerate(given.case.references):
        for name in DATES:
            value = getattr(reference, name.replace("-", "_"))
            if value is not None and not plausible(str(value), last):
                yield Found(
                    keys=("references", index, name),
                    message=_("“{date}” cannot be the date of a source; look it up."),
                    values={"date": str(value)[:40]},
                )


def plausible(text: str, last: int) -> bool:
    """Whether a date, or both ends of a span in their order, lie between early print and `last`."""
    ends = text.split("/")
    return all(existing(end, last) for end in ends) and ends == sorted(ends)


def existing(text: str, last: int) -> bool:
    """Whether a year, a month, a season or a day exists and lies between early print and `last`."""
    parts = [int(part) for part in text.split("-") if part.isdigit()]
    if len(parts) == len(("year", "season")) and SPRING <= parts[1] <= WINTER:
        del parts[1]
    year, month, day = (*parts, 1, 1)[:3] if parts else (0, 1, 1)
    try:
        date(year, month, day)
    except (ValueError, OverflowError):
        return False
    return FIRST <= year <= last
