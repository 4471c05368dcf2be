"""Speech: words of another language say so, for a reader that speaks them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

import pydyf

from casegen.paper.tagging.structure import Elements

# The HTML elements that carry a `lang`, with the tags that WeasyPrint gives them.
TAGS = {"section": "/Sect", "span": "/Span"}
SKIPPED = {"html", "body"}


def speak(document: Any, pdf: pydyf.PDF, elements: Elements) -> None:  # noqa: ANN401 - WeasyPrint is untyped
    """Say the language of each element whose HTML does.

    WeasyPrint makes the elements of a page in the order of its boxes, and keeps no other tie
    between the two. Source: ISO 14289-1, 7.2; ISO 32000-1, 14.9.2.
    """
    made = {
        page: list(some)
        for page, some in groupby(elements.values(), key=lambda item: item.get("Pg"))
    }
    for reference, page in zip(pdf.page_references, document.pages, strict=True):
        shown = [box for box in boxes(page._page_box) if box.element_tag in TAGS]  # noqa: SLF001 - the only way to it
        if not any("lang" in box.element.attrib for box in shown):
            continue
        tagged = [element for element in made[reference] if is_box(element)]
        for box, element in zip(shown, tagged, strict=True):
            if "lang" in box.element.attrib:
                element["Lang"] = pydyf.String(box.element.attrib["lang"])


def is_box(element: Any) -> bool:  # noqa: ANN401 - pydyf is untyped
    """Whether an element stands for a box of those tags, and not for the text in one."""
    text = len(element["K"]) == 1 and isinstance(element["K"][0], int)
    return element["S"] in TAGS.values() and not text


def boxes(box: Any) -> Iterator[Any]:  # noqa: ANN401 - WeasyPrint is untyped
    """The boxes that WeasyPrint makes elements for, in its order."""
    from weasyprint.formatting_structure.boxes import LineBox, MarginBox, PageBox, TextBox

    box = getattr(box, "_box", box)
    if not isinstance(box, (MarginBox, PageBox, TextBox)) and box.element_tag not in SKIPPED:
        yield box
    for child in getattr(box, "children", ()):
        for kid in child.children if isinstance(child, LineBox) else [child]:
            if not isinstance(kid, TextBox):
                yield from boxes(kid)
