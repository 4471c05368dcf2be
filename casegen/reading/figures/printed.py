"""How wide each panel is printed."""

from __future__ import annotations

from collections.abc import Iterator

from casegen.case.origin import Keys
from casegen.document.tree import Document, Figure, Panel
from casegen.reading.figures.callouts import floats
from casegen.style.profile import Page

MM_PER_INCH = 25.4
PAPER_MM = {"A4": 210.0, "letter": 215.9}
# A panel's share of the text's width by how many stand side by side, as skeleton/base.css has it.
SHARE = {1: 0.62, 2: 0.485, 3: 0.3133, 4: 0.2275}


def printed(document: Document) -> Iterator[tuple[Keys, Panel, float]]:
    """The keys of each panel's file, the panel, and the width in mm that it is printed in."""
    for figure in floats(document).values():
        if isinstance(figure, Figure):
            width = measure_mm(document.profile.page) * SHARE[figure.columns]
            for index, panel in enumerate(figure.panels):
                place = ("panels", index, "file") if panel.letter else ("file",)
                yield (*figure.origin.keys, *place), panel, width


def measure_mm(page: Page) -> float:
    """The width in mm between a page's margins."""
    _top, right, _bottom, left = page.margin_mm
    return PAPER_MM[page.size] - left - right
