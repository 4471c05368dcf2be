"""F006 figure-order."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.check.given import Printed
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.figures.first_calls import jumps


@rule("F006")
def figure_order(given: Printed) -> Findings:
    """Figures must first be called in the order of their numbers, and so must tables.

    Why: a reader who meets Figure 3 before Figure 2 looks for one that was missed; ICMJE asks for
    numbers in the order of first mention.

    Bad:
        [introduction]
        vi = "Thiếu máu là bệnh thường gặp (@fig:two)(@fig:one)."
        en = "Anemia is a common disease (@fig:two)(@fig:one)."
        [[figures]]
        id = "one"
        title = { vi = "Phim chụp", en = "Scan" }
        alt = { vi = "Ảnh", en = "Picture" }
        file = "scan.png"
        burned_in_checked = true
        [[figures]]
        id = "two"
        title = { vi = "Tiêu bản", en = "Slide" }
        alt = { vi = "Ảnh", en = "Picture" }
        file = "scan.png"
        burned_in_checked = true

    Good:
        [introduction]
        vi = "Thiếu máu là bệnh thường gặp (@fig:one)(@fig:two)(@fig:one)."
        en = "Anemia is a common disease (@fig:one)(@fig:two)(@fig:one)."
        [[figures]]
        id = "one"
        title = { vi = "Phim chụp", en = "Scan" }
        alt = { vi = "Ảnh", en = "Picture" }
        file = "scan.png"
        burned_in_checked = true
        [[figures]]
        id = "two"
        title = { vi = "Tiêu bản", en = "Slide" }
        alt = { vi = "Ảnh", en = "Picture" }
        file = "scan.png"
        burned_in_checked = true

    Fix: list the figures in the order in which the text calls them, or call them in that order.
    """
    for tag, calls in given.calls.items():
        for callout, early, due in jumps(calls):
            message = _("{label} is called before {due}; call or list them in the other order.")
            values = {"label": early, "due": due}
            place = callout.origin
            yield Found(place.keys, message, values, place.start, place.end, language=tag)
