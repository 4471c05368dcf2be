"""SVG: what a drawing's file says beside what it draws."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from casegen.case.figures.metadata.remains import Remains
from casegen.case.figures.svg import parsed

if TYPE_CHECKING:
    from lxml.etree import _Element

SVG = "{http://www.w3.org/2000/svg}"
NOTES = {"title": "text", "desc": "text", "metadata": "editor"}
# The vocabularies of other attributes that drawing knows; any other is a program's own.
SHARED = ("{http://www.w3.org/1999/xlink}", "{http://www.w3.org/XML/1998/namespace}")
OWN = ("{", "data-")


def svg(data: bytes) -> tuple[str, ...]:
    """The kinds of notes in a drawing, all of which `figures.svg` leaves out. Raises SvgError."""
    root = parsed(data, notes=True)
    remains = Remains()
    waiting = [*root.itersiblings(preceding=True), root, *root.itersiblings()]
    while waiting:
        one = waiting.pop()
        kind = kind_of(one)
        if kind:
            remains.note(kind, written(one))
            continue
        for value in own(one):
            remains.note("editor", value.encode())
        waiting.extend(one)
    return tuple(sorted(remains.kinds))


def kind_of(element: _Element) -> str:
    """The kind of note that an element, a comment or an instruction is; empty for what draws."""
    from lxml import etree

    tag: object = element.tag
    if not isinstance(tag, str):
        return "comment" if tag is etree.Comment else "editor"
    name = tag.removeprefix(SVG)
    return "editor" if name.startswith("{") else NOTES.get(name, "")


def written(element: _Element) -> bytes:
    """An element with all that is in it, as it is written."""
    from lxml import etree

    return etree.tostring(element, encoding="utf-8", with_tail=False)


def own(element: _Element) -> Iterator[str]:
    """The values of the attributes that are a program's own."""
    for key, value in element.attrib.items():
        if str(key).startswith(OWN) and not str(key).startswith(SHARED):
            yield str(value)
