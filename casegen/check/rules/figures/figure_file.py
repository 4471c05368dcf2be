"""F003 figure-file."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.check.given import Modelled
from casegen.check.rule import rule
from casegen.messages import _


@rule("F003", fatal=True)
def figure_file(given: Modelled) -> Findings:
    """A figure must have a file in the case's folder that is a sound PNG, JPEG or SVG image.

    Why: a page with a hole in it is not a report.

    Bad:
        [[figures]]
        id = "scan"
        title = { vi = "Phim chụp", en = "Scan" }
        alt = { vi = "Ảnh", en = "Picture" }
        file = "no-such-file.png"
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

    Fix: put the file into the case's folder and spell its name as it is there.
    """
    yield from given.broken
    for index, figure in enumerate(given.case.figures):
        if (figure.file is None) == (not figure.panels):
            message = _(
                "A figure needs either “file” or panels under [[figures.panels]], not both."
            )
            yield Found(("figures", index), message, on_key=True)
