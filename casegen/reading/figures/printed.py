"""How wide each panel is printed, where its height leaves room for it on a page."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from casegen.case.origin import Keys
from casegen.document.tree import Document, Panel
from casegen.document.walk import figures
from casegen.style.profile import Page

MM_PER_INCH = 25.4
PAPER_MM = {"A4": (210.0, 297.0), "letter": (215.9, 279.4)}
# Rows lower than this are printed over several pages.
LOWEST_MM = 40.0
# A panel's share of the text's width by how many stand side by side, as skeleton/base.css has it.
SHARE = {1: 0.62, 2: 0.485, 3: 0.3133, 4: 0.2275}


def printed(document: Document) -> Iterator[tuple[Keys, Panel, float]]:
    """The keys of each panel's file, the panel, and the width in mm that it is printed in."""
    across, down = area_mm(document.profile.page)
    for figure in figures(document):
        row = down / ceil(len(figure.panels) / figure.columns)
        tallest = row if row >= LOWEST_MM else down
        for index, panel in enumerate(figure.panels):
            place = ("panels", index, "file") if panel.letter else ("file",)
            width = min(across * SHARE[figure.columns], tallest * shape(panel))
            yield (*figure.origin.keys, *place), panel, width


def shape(panel: Panel) -> float:
    """A picture's width to its height."""
    return panel.image.width / panel.image.height


def area_mm(page: Page) -> tuple[float, float]:
    """The width and height in mm between a page's margins."""
    top, right, bottom, left = page.margin_mm
    width, height = PAPER_MM[page.size]
    return width - left - right, height - top - bottom
