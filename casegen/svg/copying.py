"""Copy what draws into a new drawing, element by element."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from casegen.limits import SVG_DEPTH, SVG_ELEMENTS
from casegen.svg.allowed import ELEMENTS, GEOMETRY, ID, NOTES, STYLE, TEXT, pointed, sound
from casegen.svg.error import TOO_MUCH, SvgError, refused
from casegen.svg.sheet import Sheet

if TYPE_CHECKING:
    from lxml.etree import _Element

NAMESPACE: Final = "http://www.w3.org/2000/svg"
HREFS: Final = frozenset({"href", "{http://www.w3.org/1999/xlink}href"})
SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
# Other vocabularies are an editor's own notes and are left out, but for those of browsers.
BROWSERS: Final = ("http://www.w3.org/1999/xhtml", "http://www.w3.org/1998/Math")


def copied(source: _Element) -> _Element:
    """A new drawing with what draws of another. Raises SvgError."""
    from lxml import etree

    root = etree.fromstring(f'<svg xmlns="{NAMESPACE}"/>')
    sheet = Sheet("".join(map(str, one.itertext())) for one in source.iter(tag("style")))
    waiting = [(source, root, 0)]
    for count, _element in enumerate(source.iter()):
        if count > SVG_ELEMENTS:
            raise SvgError(TOO_MUCH)
    while waiting:
        element, into, depth = waiting.pop()
        if depth > SVG_DEPTH:
            raise SvgError(TOO_MUCH)
        for name, value in sorted(attributes(element, sheet)):
            into.set(name, value)
        for child in content(element, into):
            made = etree.SubElement(into, tag(drawn_as(child, into)))
            waiting.append((child, made, depth + 1))
    return root


def content(element: _Element, into: _Element) -> Iterator[_Element]:
    """The elements that draw in an element; its text, where it has any, goes into its copy."""
    text = local(element) in TEXT
    into.text = element.text if text else None
    for child in element:
        if not isinstance(child.tag, str):
            raise refused(child.text or "&")
        if draws(child):
            yield child
        if text and child.tail and len(into):
            into[-1].tail = (into[-1].tail or "") + child.tail
        elif text and child.tail:
            into.text = (into.text or "") + child.tail


def drawn_as(element: _Element, into: _Element) -> str:
    """What an element is copied as: a link, which leads nowhere on paper, as what it holds."""
    name = local(element)
    return ("tspan" if local(into) in TEXT else "g") if name == "a" else name


def attributes(element: _Element, sheet: Sheet) -> Iterator[tuple[str, str]]:
    """The attributes that draw, with what styles say written as attributes. Raises SvgError."""
    own: dict[str, str] = {}
    for key, value in sorted((str(key), str(value)) for key, value in element.attrib.items()):
        if key.lower().startswith("on"):
            raise refused(key)
        if key in HREFS and local(element) != "a":
            yield "href", f"#{pointed(value)}"
        elif (key == "id" and ID.fullmatch(value)) or key == SPACE or key in GEOMETRY:
            yield key, sound(key, value)
        elif key in STYLE:
            own[key] = value
    for key, value in sorted((own | sheet.of(element)).items()):
        checked = sound(key, value)
        if key in STYLE:
            yield key, checked


def draws(element: _Element) -> bool:
    """Whether an element is part of the drawing; False for notes. Raises SvgError."""
    name = local(element)
    if str(element.tag) != tag(name):
        if str(element.tag)[1:].startswith(BROWSERS):
            raise refused(f"<{name}>")
        return False
    if name not in ELEMENTS | NOTES:
        raise refused(f"<{name}>")
    return name in ELEMENTS


def local(element: _Element) -> str:
    """An element's name without its vocabulary."""
    return str(element.tag).rpartition("}")[2]


def tag(name: str) -> str:
    """The whole name of an element of SVG."""
    return f"{{{NAMESPACE}}}{name}"
