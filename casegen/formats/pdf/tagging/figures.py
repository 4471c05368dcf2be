"""Figures: each says where on its page it lies."""

from __future__ import annotations

import pydyf

from casegen.formats.pdf.tagging.structure import Elements, referred

POINTS = 0.75


def place(pdf: pydyf.PDF, elements: Elements) -> None:
    """Turn the boxes of figures from WeasyPrint's pixels into the page's own measure.

    Source: ISO 32000-1, 14.8.5.4.3 (BBox is in default user space).
    """
    for element in elements.values():
        if element["S"] == "/Figure":
            height = referred(pdf, element["Pg"])["MediaBox"][3]
            left, top, right, bottom = (side * POINTS for side in element["A"]["BBox"])
            box = (left, height - bottom, right, height - top)
            element["A"]["BBox"] = pydyf.Array(round(side, 3) for side in box)
