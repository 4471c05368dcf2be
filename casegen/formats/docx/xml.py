"""WordprocessingML elements, and text made fit for XML."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree
from lxml.etree import _Element as Element

from casegen.document.legal import legal

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = {
    "w": W,
    "r": R,
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
LINE_END = re.compile("[\t\n\r]")
TWIPS_PER_MM = 1440 / 25.4
TWIPS_PER_POINT = 20
EMU_PER_TWIP = 635


def element(name: str, /, *children: Element | None, **attributes: object) -> Element:
    """An element with its children; `name` is as in `w:p`, attributes are of its namespace.

    Attributes of the drawing namespaces have none of their own. None among children is nothing.
    """
    prefix, _, local = name.partition(":")
    made = etree.Element(f"{{{NAMESPACES[prefix]}}}{local}", nsmap=NAMESPACES)
    for key, value in attributes.items():
        made.set(f"{{{W}}}{key}" if prefix == "w" else key, clean(str(value)))
    made.extend(child for child in children if child is not None)
    return made


def w(local: str, /, *children: Element | None, **attributes: object) -> Element:
    """An element of WordprocessingML."""
    return element(f"w:{local}", *children, **attributes)


def flag(local: str, present: object) -> Element | None:
    """A property that is there or not."""
    return w(local) if present else None


def valued(local: str, value: object) -> Element | None:
    """A property with a value, nothing where the value is empty."""
    return w(local, val=value) if value else None


def literal(text: str, local: str = "t") -> Element:
    """A text as Word's plain text, which it never takes for a field or a mark."""
    made = w(local)
    made.text = clean(text)
    made.set(SPACE, "preserve")
    return made


def clean(text: str) -> str:
    """A text without the characters XML cannot hold, its line ends and tabs made spaces."""
    return text if text.isalnum() else LINE_END.sub(" ", legal(text))


def paragraph(style: str, content: Iterable[Element], *properties: Element | None) -> Element:
    """A paragraph in a style; properties come in the order Word's schema wants."""
    return w("p", w("pPr", w("pStyle", val=style), *properties), *content)


def twips(points: float) -> int:
    """Points as twentieths of a point."""
    return round(points * TWIPS_PER_POINT)
