"""Grids: rows of cells as Word's tables, whatever stands in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml.etree import _Element as Element

from casegen.formats.docx.columns import widths
from casegen.formats.docx.context import Context
from casegen.formats.docx.styles import CELL, CELL_HEAD, CELL_MARGIN, TABLE
from casegen.formats.docx.xml import flag, paragraph, valued, w

# Above this many rows a table may break between pages; its head is then repeated.
WHOLE = 14


@dataclass(frozen=True)
class Cell:
    """What stands in a cell, its plain text, and whether it is set as a figure."""

    content: Sequence[Element]
    text: str
    numeric: bool = False


EMPTY = Cell((), "")


def grid(  # noqa: PLR0913 - what a table is made of
    head: Sequence[Cell],
    rows: Sequence[Sequence[Cell]],
    title: str,
    context: Context,
    *,
    followed: bool = False,
    across: Sequence[int] = (),
) -> Iterator[Element]:
    """A table; `followed` keeps its last row with the paragraph after it.

    Its columns are as wide as `across` says, in twips, or as what stands in them wants.
    """
    every = [*([head] if head else []), *rows]
    columns = max(map(len, every), default=0)
    if not columns:
        return
    every = [[*row, *[EMPTY] * (columns - len(row))] for row in every]
    size = context.document.profile.word.type_pt + CELL.step
    texts = [[cell.text for cell in row] for row in every]
    across = across or widths(texts, context.area.width, size, 2 * CELL_MARGIN)
    measures = w("tblGrid", *(w("gridCol", w=width) for width in across))
    made = w("tbl", properties(bool(head), title, sum(across), context), measures)
    together = len(every) <= WHOLE
    for place, row in enumerate(every):
        heads = bool(head) and place == 0
        last = place == len(every) - 1
        kept = heads or (not last and together) or (last and followed)
        made.append(row_of(row, across, context, heads=heads, kept=kept))
    yield made


def properties(headed: bool, title: str, width: int, context: Context) -> Element:  # noqa: FBT001
    """What a table is like as a whole; its title is read out by a screen reader."""
    return w(
        "tblPr",
        w("tblStyle", val=context.looks.ids[TABLE]),
        w("tblW", w=width, type="dxa"),
        w("tblLayout", type="fixed"),
        w("tblLook", val="06A0" if headed else "0680", firstRow=int(headed), lastRow=0,
          firstColumn=1, lastColumn=0, noHBand=1, noVBand=1),
        valued("tblCaption", title[:250]),
    )  # fmt: skip


def row_of(
    row: Sequence[Cell], across: Sequence[int], context: Context, *, heads: bool, kept: bool
) -> Element:
    """A row, never split between pages; a head is repeated on each page."""
    cells = []
    for cell, width in zip(row, across, strict=True):
        style = CELL_HEAD if heads else CELL
        line = paragraph(
            context.style(style),
            cell.content,
            flag("keepNext", kept),
            w("jc", val="right") if cell.numeric else None,
        )
        cells.append(w("tc", w("tcPr", w("tcW", w=width, type="dxa")), line))
    return w("tr", w("trPr", w("cantSplit"), flag("tblHeader", heads)), *cells)
