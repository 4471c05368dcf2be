"""Tables: of values, of an author, of a patient at a glance, of the timeline."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace

from lxml.etree import _Element as Element

from casegen.document.spread import Paper, Spread, spread
from casegen.document.tree import Facts, Inlines, Table, Timeline
from casegen.document.walk import plain
from casegen.formats.docx.captions import caption
from casegen.formats.docx.columns import ems, whole
from casegen.formats.docx.context import Context
from casegen.formats.docx.error import WordError
from casegen.formats.docx.grids import Cell, grid
from casegen.formats.docx.inlines import inlines
from casegen.formats.docx.runs import Face, run
from casegen.formats.docx.section import area, later, turned
from casegen.formats.docx.styles import CELL, CELL_MARGIN, NOTE, TABLE_TITLE
from casegen.formats.docx.xml import TWIPS_PER_POINT, paragraph, twips, w
from casegen.messages import _

MOST_COLUMNS = 63


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
    lying = spread_of(block, context)
    if lying is None:
        yield caption(block, [], face, context, above=True)
        yield from grid(*cells(block, face, context), titled(block), context)
        return
    yield from laid(block, lying, face, context)


def laid(block: Table, lying: Spread, face: Face, context: Context) -> Iterator[Element]:
    """A table as it lies: in small type, on a turned page, in parts."""
    if lying.turned:
        yield ended(context, context.edges)
    yield caption(block, [], face, context, above=True)
    usual = context.document.profile.word.type_pt + CELL.step
    small = replace(face, points=lying.size if lying.size < usual else 0)
    head, rows = cells(block, small, context)
    for number, part in enumerate(lying.parts):
        if number:
            words = context.document.language.word("label", "continued")
            again = [run(f"{block.label} {words}", face)]
            yield paragraph(context.style(TABLE_TITLE), again)
            head, rows = cells(block, small, context)
        picked = [[row[place] for place in part.columns] for row in (head, *rows)]
        across = whole([TWIPS_PER_POINT * width for width in part.widths])
        followed = bool(block.note) and part is lying.parts[-1]
        yield from grid(
            picked[0], picked[1:], titled(block), context, followed=followed, across=across
        )
    if block.note:
        yield paragraph(context.style(NOTE), inlines(block.note, face, context))
    if lying.turned:
        yield ended(context, turned(context.edges))


def spread_of(block: Table, context: Context) -> Spread | None:
    """How a table lies on its page; None where its rows do not fit its columns."""
    count = len(block.columns)
    if not count or any(len(row) != count for row in block.rows):
        return None
    size = context.document.profile.word.type_pt + CELL.step
    sides = context.area.width, area(turned(context.edges)).width
    paper = Paper(*(side / TWIPS_PER_POINT for side in sides))
    room = 2 * CELL_MARGIN / twips(size)
    return spread(block, lambda text, _bold: ems(text), paper, size, room)


def ended(context: Context, edges: Element) -> Element:
    """A paragraph without height that ends a section."""
    edges = deepcopy(edges) if context.breaks == 0 else later(edges)
    context.breaks += 1
    low = w("spacing", before=0, after=0, line=20, lineRule="exact")
    return paragraph(context.style(NOTE), [], low, edges)


def titled(block: Table) -> str:
    """A table's label and title as plain text."""
    return f"{block.label}. {plain(block.title)}"


def cells(block: Table, face: Face, context: Context) -> tuple[list[Cell], list[list[Cell]]]:
    """The cells of a table's head and of its rows."""
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
    return head, rows


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
