"""Blocks as JATS: paragraphs, lists, quotations, facts, timelines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from casegen.document.tree import Block, Facts, Figure, ListBlock, Paragraph, Quote, Table, Timeline
from casegen.formats.jats.floats import figure, table, table_of
from casegen.formats.jats.inlines import inlines
from casegen.formats.jats.place import Place
from casegen.formats.jats.xml import Element, maybe, node


def blocks(found: Iterable[Block], place: Place) -> Iterator[Element]:
    """Blocks in their order; the lead of a paragraph is the business of its section."""
    for block in found:
        match block:
            case Paragraph():
                yield node("p", *inlines(block.inlines, place))
            case ListBlock():
                yield listing(block, place)
            case Quote():
                yield node("disp-quote", *blocks(block.blocks, place))
            case Facts():
                yield facts(block, place)
            case Timeline():
                yield timeline(block, place)
            case Table():
                yield table(block, place)
            case Figure():
                yield figure(block, place)


def listing(block: ListBlock, place: Place) -> Element:
    """A list; its items carry their numbers only where it does not start from 1."""
    counted = block.start not in {None, 1}
    items = (
        node(
            "list-item",
            node("label", f"{number}.") if counted else None,
            *(fitting(inner, "p", "list", "def-list") for inner in blocks(item, place)),
        )
        for number, item in enumerate(block.items, block.start or 1)
    )
    kind = "bullet" if block.start is None else "order"
    return node("list", maybe("title", block.title or None), *items, list_type=kind)


def fitting(element: Element, *held: str) -> Element:
    """A block where only the elements `held` may stand: any other goes into a paragraph."""
    return element if element.tag in held else node("p", element)


def facts(block: Facts, place: Place) -> Element:
    """A patient at a glance, as terms with their definitions."""
    items = (
        node("def-item", node("term", term), node("def", node("p", *inlines(value, place))))
        for term, value in block.rows
    )
    return node("def-list", node("title", block.title), *items)


def timeline(block: Timeline, place: Place) -> Element:
    """A patient's course as a table without a number, under the title its section gives it."""
    heads = ([block.when], [block.event])
    rows = ([list(inlines(cell, place, breaks=True)) for cell in row] for row in block.rows)
    return node("table-wrap", table_of(heads, rows), content_type="timeline")
