"""Pictured: how large the pictures of a figure are on paper, so that its caption goes with them."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from casegen.document.tree import Figure, Panel
from casegen.document.walk import plain
from casegen.formats.pdf.ruler import measure

# The share of the text's width that each of so many panels in a row takes.
SHARES = {1: 0.62, 2: 0.485, 3: 0.3133, 4: 0.2275}
# The type and leading of a caption and of a panel's letter, and the gap of panels, in ems.
TYPE, LEADING, LETTER, GAP = 0.86, 1.42, 1.3, 1.0
# What stands above and below a figure, and between a picture and its caption, in ems.
AROUND = 3.6
# A picture is not made lower than this for the sake of one page, in points (40 mm).
LOWEST = 113.0


@dataclass(frozen=True)
class Pictured:
    """The width of each picture in points; `long` lets the figure go over several pages."""

    widths: tuple[float, ...]
    long: bool


def pictured(figure: Figure, width: float, height: float, size: float) -> Pictured:
    """How a figure lies on a page whose text has that width, height and size, in points.

    Where its rows would be too low on one page, each has a page's height less the caption's.
    """
    across = SHARES[figure.columns] * width
    rows = ceil(len(figure.panels) / figure.columns)
    lettered = LETTER * size if figure.panels[0].letter else 0.0
    free = height - AROUND * size - caption_height(figure, width, size)
    lowest = min(LOWEST, max(drawn(panel, across) for panel in figure.panels))
    tallest = (free - (rows - 1) * GAP * size) / rows - lettered
    long = tallest < lowest
    if long:
        tallest = max(free - lettered, height / 2)
    return Pictured(tuple(narrowed(panel, across, tallest) for panel in figure.panels), long)


def drawn(panel: Panel, across: float) -> float:
    """The height of a picture across its column."""
    return across * panel.image.height / panel.image.width


def narrowed(panel: Panel, across: float, tallest: float) -> float:
    """The width of a picture that is no taller than that."""
    return min(across, tallest * panel.image.width / panel.image.height)


def caption_height(figure: Figure, width: float, size: float) -> float:
    """About how high a figure's caption is, in points, rather more than less."""
    texts = [plain(figure.title), *(plain(panel.caption) for panel in figure.panels)]
    said = "  ".join([figure.label, "  ", *texts, "  " * len(texts)])
    lines = sum(
        ceil(1.12 * measure(text, bold=False) * TYPE * size / width) + 0.3
        for text in (said, plain(figure.legend))
        if text
    )
    return lines * TYPE * LEADING * size
