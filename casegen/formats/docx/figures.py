"""Figures: pictures with their alternative texts, lettered panels side by side, captions."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace

from lxml.etree import _Element as Element

from casegen.document.tree import Figure, Panel
from casegen.formats.docx.captions import caption
from casegen.formats.docx.context import Context
from casegen.formats.docx.inlines import inlines
from casegen.formats.docx.pictures import picture
from casegen.formats.docx.runs import Face, look, run, tab
from casegen.formats.docx.styles import FIGURE, LEGEND
from casegen.formats.docx.xml import paragraph, w
from casegen.formats.html.inlines import stop
from casegen.style.language import fill

# The share of the text's width that a column of its own takes; the room between two, in twips.
ALONE = 0.62
GUTTER = 142


def figure(block: Figure, face: Face, context: Context) -> Iterator[Element]:
    """A figure: its pictures, then its caption and legend on the same page."""
    yield from panels(block, face, context)
    yield caption(
        block, panel_captions(block, face, context), face, context, above=bool(block.legend)
    )
    if block.legend:
        yield paragraph(context.style(LEGEND), inlines(block.legend, face, context))


def panels(block: Figure, face: Face, context: Context) -> Iterator[Element]:
    """Panels side by side on tab stops, row by row, each row under its letters.

    Not in a table: it would be read out as one, and part from its caption at the foot of a page.
    """
    share = ALONE if block.columns == 1 else 1 / block.columns
    column = round(context.area.width * share)
    style = context.style(FIGURE)
    for start in range(0, len(block.panels), block.columns):
        row = block.panels[start : start + block.columns]
        stops = [w("tab", val="left", pos=column * n) for n in range(1, len(row))]
        letters = [run(panel.letter, replace(face, bold=True)) for panel in row]
        if any(panel.letter for panel in row):
            yield paragraph(style, apart(letters, face), w("keepNext"), tabs(stops))
        drawn = [shown(panel, block, column - GUTTER, context) for panel in row]
        yield paragraph(style, apart(drawn, face), w("keepNext"), tabs(stops))


def tabs(stops: list[Element]) -> Element | None:
    """Tab stops of a paragraph, if it has any."""
    return w("tabs", *deepcopy(stops)) if stops else None


def apart(runs: list[Element], face: Face) -> Iterator[Element]:
    """Runs, each at a tab stop of its own."""
    for place, made in enumerate(runs):
        if place:
            yield tab(face)
        yield made


def shown(panel: Panel, block: Figure, width: int, context: Context) -> Element:
    """A panel's picture in a run, in the width given, in twips."""
    face = Face(context.document.language.tag, unproofed=True)
    return w("r", look(face), w("drawing", picture(panel, block, width, context)))


def panel_captions(block: Figure, face: Face, context: Context) -> list[Element]:
    """The stop after the title, and each panel's letter with its own caption."""
    end = stop(block.title)
    found = [run(end, face)] if end else []
    said = [panel for panel in block.panels if panel.caption]
    for place, panel in enumerate(said, 1):
        letter = fill(context.document.profile.captions.panels, letter=panel.letter)
        found += [
            run(" ", face),
            run(letter, replace(face, bold=True)),
            run("\u00a0", face),
            *inlines(panel.caption, face, context),
            run("." if place == len(said) else ";", face),
        ]
    return found
