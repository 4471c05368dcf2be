"""V012 level-range-reversed."""

from __future__ import annotations

from itertools import pairwise

from casegen.case.finding import Findings, Found
from casegen.check.given import Profiled
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.values.spine import PLACE, SPAN, matches


@rule("V012")
def level_range_reversed(given: Profiled) -> Findings:
    """A range of levels must run from head to tail.

    Why: spines are read downward; T7–T4 makes the reader wonder which of the two is mistyped.

    Bad:
        [[patients]]
        levels = [{ id = "lesion", from = "T7", to = "T4" }]

    Good:
        [[patients]]
        levels = [{ id = "lesion", from = "T4", to = "T7" }]

    Fix: write the upper level first.
    """
    message = _("{first} lies below {last}; write the upper level first.")
    for index, patient in enumerate(given.case.patients):
        for number, item in enumerate(patient.levels):
            names = item.levels or tuple(name for name in (item.start, item.end) if name)
            for first, last in pairwise(names):
                if first in PLACE and last in PLACE and PLACE[first] > PLACE[last]:
                    key = "levels" if item.levels else "from"
                    values = {"first": first, "last": last}
                    yield Found(("patients", index, "levels", number, key), message, values)
    for passage in given.passages:
        for tag, text in passage.text.items():
            for match in matches(text, tag, SPAN):
                first, last = match.groups()
                if first in PLACE and last in PLACE and PLACE[first] > PLACE[last]:
                    keys = passage.place(tag)
                    values = {"first": first, "last": last}
                    yield Found(keys, message, values, *match.span(), language=tag or None)
