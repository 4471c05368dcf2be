"""Figures and tables as JATS."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from casegen.document import Figure, Inlines, Panel, Table
from casegen.figure_files import file_name
from casegen.jats.inlines import inlines
from casegen.jats.place import Place
from casegen.jats.xml import Content, Element, maybe, node

Cells = Sequence[Sequence[Content]]


def figure(block: Figure, place: Place) -> Element:
    """A figure; one with lettered panels is a group of them under its own label and caption."""
    name = place.ids[block.id]
    label = node("label", block.label)
    if len(block.panels) == 1 and not block.panels[0].letter:
        shown = picture(block, block.panels[0])
        return node("fig", label, caption(block.title, block.legend, place), *shown, id=name)
    panels = (panel(block, item, place) for item in block.panels)
    return node("fig-group", label, caption(block.title, block.legend, place), *panels, id=name)


def panel(block: Figure, item: Panel, place: Place) -> Element:
    """One lettered panel."""
    name = f"{place.ids[block.id]}-{item.letter.lower()}"
    below = caption(item.caption, (), place) if item.caption else None
    return node("fig", node("label", item.letter), below, *picture(block, item), id=name)


def picture(block: Figure, item: Panel) -> tuple[Element | None, Element]:
    """What stands in for an image, and the name of its file."""
    return (
        maybe("alt-text", item.alt or None),
        node("graphic", href=file_name(block, item)),
    )


def caption(title: Inlines, text: Inlines, place: Place) -> Element:
    """A caption: a title, and a legend where there is one."""
    legend = node("p", *inlines(text, place)) if text else None
    return node("caption", node("title", *inlines(title, place, breaks=True)), legend)


def table(block: Table, place: Place) -> Element:
    """A numbered table with its note."""
    columns = [list(inlines(cell, place, breaks=True)) for cell in block.columns]
    rows = ([list(inlines(cell, place, breaks=True)) for cell in row] for row in block.rows)
    note = node("table-wrap-foot", node("p", *inlines(block.note, place))) if block.note else None
    return node(
        "table-wrap",
        node("label", block.label),
        caption(block.title, (), place),
        table_of(columns, rows, block.numeric),
        note,
        id=place.ids[block.id],
    )


def table_of(columns: Cells, rows: Iterable[Cells], numeric: Sequence[bool] = ()) -> Element:
    """A grid with one header row; the first cell of a row heads it by its scope alone.

    Source: SciELO's style checker, which wants no header cell in a table's body.
    """
    aligned = [*numeric, *[False] * (len(columns) - len(numeric))]
    sides = ["right" if figures else None for figures in aligned]
    head = (
        node("th", *cell, scope="col", align=side)
        for cell, side in zip(columns, sides, strict=True)
    )
    body = (
        node(
            "tr",
            *(
                node("td", *cell, scope=None if index else "row", align=sides[index])
                for index, cell in enumerate(row)
            ),
        )
        for row in rows
    )
    return node("table", node("thead", node("tr", *head)), node("tbody", *body))
