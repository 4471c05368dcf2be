"""Figures and tables as JATS."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from casegen.document.figure_names import name_of
from casegen.document.tree import Figure, Inlines, Panel, Table
from casegen.formats.jats.inlines import inlines
from casegen.formats.jats.place import Place
from casegen.formats.jats.xml import Content, Element, maybe, node
from casegen.style.language import fill

Cells = Sequence[Sequence[Content]]


def figure(block: Figure, place: Place) -> Element:
    """A figure under one label and caption, with the images of its panels.

    A group of figures would fit the panels as well, but OJS, Janeway and SciELO show of a group
    neither its caption nor more than one image.
    """
    name = place.ids[block.id]
    return node(
        "fig",
        node("label", block.label),
        caption(block.title, (panels(block, place), inlines(block.legend, place)), place),
        *(picture(block, item, place) for item in block.panels),
        id=name,
    )


def panels(block: Figure, place: Place) -> Iterator[Content]:
    """The captions of the panels in a row, as they are printed."""
    told = [item for item in block.panels if item.caption]
    letter = place.document.profile.captions.panels
    for item in told:
        yield node("bold", fill(letter, letter=item.letter))
        yield " "
        yield from inlines(item.caption, place)
        yield "." if item is told[-1] else "; "


def picture(block: Figure, item: Panel, place: Place) -> Element:
    """One image: what stands in for it, and the name of its file."""
    own = f"{place.ids[block.id]}-{item.letter.lower()}" if item.letter else None
    kind, _, subtype = item.image.media_type.partition("/")
    return node(
        "graphic",
        maybe("alt-text", item.alt or None),
        id=own,
        mimetype=kind,
        mime_subtype=subtype,
        href=name_of(place.document, block, item),
    )


def caption(title: Inlines, texts: Iterable[Iterator[Content]], place: Place) -> Element:
    """A caption: a title, and what is said below it."""
    told = (maybe("p", *text) for text in texts)
    return node("caption", node("title", *inlines(title, place, breaks=True)), *told)


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
