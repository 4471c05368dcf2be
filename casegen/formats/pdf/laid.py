"""Laid: how the tables and figures of a document lie on its profile's paper."""

from __future__ import annotations

from typing import TypeAlias

from casegen.document.spread import Paper, Spread, spread
from casegen.document.tree import Document, Table
from casegen.document.walk import floats
from casegen.formats.pdf.pictured import Pictured, pictured
from casegen.formats.pdf.ruler import measure
from casegen.style.profile import Page

Laid: TypeAlias = Spread | Pictured

MM = 72 / 25.4
# Width and height of a sheet, in millimetres.
SHEETS = {"A4": (210.0, 297.0), "letter": (215.9, 279.4)}
# A table's type, of the text's, and the room beside a cell's text, in ems.
TYPE, ROOM = 0.86, 0.8


def laid(document: Document) -> dict[str, Laid]:
    """How each table and figure lies on paper, by its id."""
    form = document.profile.page
    width, height = text_area(form)
    turned, _height = text_area(form, turned=True)
    found: dict[str, Laid] = {}
    for name, block in floats(document).items():
        if isinstance(block, Table):
            paper = Paper(width, turned)
            found[name] = spread(block, measure, paper, TYPE * form.type_pt, ROOM)
        else:
            found[name] = pictured(block, width, height, form.type_pt)
    return found


def text_area(form: Page, *, turned: bool = False) -> tuple[float, float]:
    """Width and height of what text may fill on a page, in points."""
    sheet = SHEETS[form.size]
    width, height = reversed(sheet) if turned else sheet
    top, right, bottom, left = form.margin_mm
    return (width - left - right) * MM, (height - top - bottom) * MM
