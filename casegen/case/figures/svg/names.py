"""The names of SVG's elements and attributes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml.etree import _Element

NAMESPACE: Final = "http://www.w3.org/2000/svg"
XLINK: Final = "{http://www.w3.org/1999/xlink}href"
SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


def local(element: _Element) -> str:
    """An element's name without its vocabulary."""
    return str(element.tag).rpartition("}")[2]


def tag(name: str) -> str:
    """The whole name of an element of SVG."""
    return f"{{{NAMESPACE}}}{name}"


def href(element: _Element) -> str | None:
    """What an element points at, as it is written."""
    found = element.get("href", element.get(XLINK))
    return None if found is None else str(found)
