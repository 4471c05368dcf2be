"""F004 figure-missing-alt."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.check.given import Modelled
from casegen.check.rule import rule
from casegen.messages import _


@rule("F004", fatal=True)
def figure_missing_alt(given: Modelled) -> Findings:
    """A figure must say in words what it shows.

    Why: a reader who cannot see hears these words instead; PDF/UA and WCAG 1.1.1 demand them.

    Bad:
        [[figures]]
        id = "scan"
        title = { vi = "Phim chụp", en = "Scan" }
        file = "scan.png"
        burned_in_checked = true

        [introduction]
        vi = "Xem (@fig:scan)."
        en = "See (@fig:scan)."

    Good:
        [introduction]
        vi = "Thiếu máu là bệnh thường gặp (@fig:scan)."
        en = "Anemia is a common disease (@fig:scan)."
        [[figures]]
        id = "scan"
        title = { vi = "Phim chụp", en = "Scan" }
        alt = { vi = "Ảnh", en = "Picture" }
        file = "scan.png"
        burned_in_checked = true

    Fix: add `alt` with one sentence in each language.
    """
    for index, figure in enumerate(given.case.figures):
        if figure.file is not None and figure.alt is None:
            message = _("The figure has no alternative text; say under “alt” what it shows.")
            yield Found(("figures", index), message, on_key=True)
