"""Pairs: which box of a page each structure element was made for."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any, NamedTuple

import pydyf

from casegen.formats.pdf.tagging.structure import Elements

# The elements of HTML that WeasyPrint makes no structure element for.
SKIPPED = {"html", "body"}


class Pair(NamedTuple):
    """A box, and whether it is one of the texts of a line."""

    box: Any
    text: bool


def pairs(document: Any, pdf: pydyf.PDF, elements: Elements) -> dict[bytes, Pair]:  # noqa: ANN401 - WeasyPrint is untyped
    """The box of each structure element, by the element's reference.

    WeasyPrint makes the elements of a page in the order of its boxes, and keeps no other tie
    between the two.
    """
    made = {
        page: [item.reference for item in some]
        for page, some in groupby(elements.values(), key=lambda item: item.get("Pg"))
    }
    found: dict[bytes, Pair] = {}
    for reference, page in zip(pdf.page_references, document.pages, strict=True):
        boxes = creations(page._page_box, "Document")  # noqa: SLF001 - the only way to it
        found |= zip(made.get(reference, ()), boxes, strict=True)
    return found


def creations(box: Any, parent: str) -> Iterator[Pair]:  # noqa: ANN401 - WeasyPrint is untyped
    """The boxes that WeasyPrint makes elements for, in its order, `parent` being the tag above."""
    from weasyprint.formatting_structure import boxes
    from weasyprint.pdf.tags import _get_pdf_tag

    box = getattr(box, "_box", box)
    name = None if box.element is None else box.element_tag
    if name in SKIPPED or isinstance(box, boxes.PageBox | boxes.MarginBox):
        for child in box.children:
            yield from creations(child, parent)
        return
    tag = _get_pdf_tag(name)
    if tag in {"TD", "TH"} and parent in {"TD", "TH"}:
        tag = "NonStruct"
    elif tag == "LI":
        if parent not in {"LI", "LBody"} and unmarked(box):
            yield Pair(box, text=False)
            parent = "LI"
        tag = {"LI": "LBody", "LBody": "NonStruct"}.get(parent, "LI")
    yield Pair(box, text=False)
    for child in of_table(box) if tag == "Table" else box.children:
        for kid in child.children if isinstance(child, boxes.LineBox) else [child]:
            if isinstance(kid, boxes.TextBox):
                if tag != "Link":
                    yield Pair(kid, text=True)
            else:
                beside = kid.element_tag in {"ul", "ol"} and tag == "LI"
                yield from creations(kid, parent if beside else tag)


def unmarked(box: Any) -> bool:  # noqa: ANN401 - WeasyPrint is untyped
    """Whether a list item has no mark, so that WeasyPrint makes its body first."""
    return box.element_tag in {"dt", "dd"} or (
        box.element_tag == "li"
        and ("list-item" not in box.style["display"] or box.style["list_style_type"] == "none")
    )


def of_table(box: Any) -> list[Any]:  # noqa: ANN401 - WeasyPrint is untyped
    """What a table holds, its caption among it."""
    table = box.get_wrapped_table() if box.is_table_wrapper else None
    if table is None:
        return list(box.children)
    return [
        kid for child in box.children for kid in (child.children if child is table else [child])
    ]
