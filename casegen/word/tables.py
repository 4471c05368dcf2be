"""Tables: of values, of an author, of a patient at a glance, of the timeline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lxml.etree import _Element as Element

from casegen.contents import plain
from casegen.document import Facts, Inlines, Table, Timeline
from casegen.message import _
from casegen.word.captions import caption
from casegen.word.columns import widths
from casegen.word.context import Context
from casegen.word.error import WordError
from casegen.word.inlines import inlines
from casegen.word.runs import Face, run
from casegen.word.styles import CELL, CELL_HEAD, CELL_MARGIN, NOTE, TABLE, TABLE_TITLE
from casegen.word.xml import flag, paragraph, valued, w

# Above this many rows a table may break between pages; its head is then repeated.
WHOLE = 14
MOST_COLUMNS = 63


@dataclass(frozen=True)
class Cell:
    """What stands in a cell, its plain text, and whether it is set as a figure."""

    content: Sequence[Element]
    text: str
    numeric: bool = False


EMPTY = Cell((), "")


def grid(
    head: Sequence[Cell],
    rows: Sequence[Sequence[Cell]],
    title: str,
    context: Context,
    *,
    followed: bool = False,
) -> Iterator[Element]:
    """A table; `followed` keeps its last row with the paragraph after it."""
    every = [*([head] if head else []), *rows]
    columns = max(map(len, every), default=0)
    if not columns:
        return
    every = [[*row, *[EMPTY] * (columns - len(row))] for row in every]
    size = context.document.profile.word.type_pt + CELL.step
    texts = [[cell.text for cell in row] for row in every]
    across = widths(texts, context.area.width, size, 2 * CELL_MARGIN)
    measures = w("tblGrid", *(w("gridCol", w=width) for width in across))
    made = w("tbl", properties(bool(head), title, sum(across), context), measures)
    whole = len(every) <= WHOLE
    for place, row in enumerate(every):
        heads = bool(head) and place == 0
        last = place == len(every) - 1
        kept = heads or (not last and whole) or (last and followed)
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


def table(block: Table, face: Face, context: Context) -> Iterator[Element]:
    """A numbered table: its caption above, its note below; raises WordError for a very wide one."""
    if len(block.columns) > MOST_COLUMNS:
        message = _("“{label}” has {count} columns; Word holds at most {limit}.")
        values = {
            "label": block.label,
            "count": str(len(block.columns)),
            "limit": str(MOST_COLUMNS),
        }
        raise WordError(message, values, block.origin.keys)
    yield caption(block, [], face, context, above=True)
    figures = {place for place, numeric in enumerate(block.numeric) if numeric}
    head = [
        cell(column, face, context, numeric=place in figures)
        for place, column in enumerate(block.columns)
    ]
    rows = [
        [
            cell(content, face, context, numeric=place > 0 and place in figures)
            for place, content in enumerate(row)
        ]
        for row in block.rows
    ]
    title = f"{block.label}. {plain(block.title)}"
    yield from grid(head, rows, title, context, followed=bool(block.note))
    if block.note:
        yield paragraph(context.style(NOTE), inlines(block.note, face, context))


def cell(content: Inlines, face: Face, context: Context, *, numeric: bool = False) -> Cell:
    """A cell of inlines."""
    return Cell(inlines(content, face, context), plain(content), numeric)


def words(text: str, face: Face) -> Cell:
    """A cell of casegen's own words."""
    return Cell([run(text, face)], text)


def facts(block: Facts, face: Face, context: Context) -> Iterator[Element]:
    """A patient at a glance."""
    strong = replace(face, bold=True)
    rows = [[words(term, strong), cell(value, face, context)] for term, value in block.rows]
    if rows:
        yield paragraph(context.style(TABLE_TITLE), [run(block.title, face)])
        yield from grid([], rows, block.title, context)


def timeline(block: Timeline, face: Face, context: Context) -> Iterator[Element]:
    """A patient's course."""
    head = [words(block.when, face), words(block.event, face)]
    rows = [[cell(when, face, context), cell(event, face, context)] for when, event in block.rows]
    yield paragraph(context.style(TABLE_TITLE), [run(block.title, face)])
    yield from grid(head, rows, block.title, context)
