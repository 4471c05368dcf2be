"""JATS: the files of its graphics, and the elements that links within it name."""

from __future__ import annotations

from lxml import etree

from casegen.build.links.pointers import Pointers

HREF = "{http://www.w3.org/1999/xlink}href"


def jats(data: bytes) -> Pointers:
    """What an article points to."""
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    every = list(root.iter(etree.Element))
    ids = frozenset(str(name) for element in every if (name := element.get("id")))
    addresses = [str(target) for element in every if (target := element.get(HREF)) is not None]
    names = [name for element in every for name in str(element.get("rid", "")).split()]
    return Pointers((*addresses, *(f"#{name}" for name in names)), ids)
