"""A web page: its links, images, and the parts that are named by another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree, html

from casegen.build.links.pointers import Pointers

ADDRESSES = ("href", "src", "poster", "data", "action", "cite")
IDS = ("for", "headers", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns")
STYLED = re.compile(r"url\(\s*[\"']?([^\"')]+)")


def web(data: bytes) -> Pointers:
    """What a page points to."""
    root = html.document_fromstring(data, parser=html.HTMLParser(encoding="utf-8", huge_tree=True))
    every = list(root.iter(etree.Element))
    ids = frozenset(name for element in every if (name := element.get("id")))
    return Pointers(tuple(target for element in every for target in of(element)), ids)


def of(element: html.HtmlElement) -> Iterator[str]:
    """What one element points to."""
    yield from (value for name in ADDRESSES if (value := element.get(name)) is not None)
    yield from (f"#{name}" for key in IDS for name in element.get(key, "").split())
    for entry in element.get("srcset", "").split(","):
        yield from entry.split()[:1]
    if element.tag == "meta" and element.get("name", "").endswith("_url"):
        yield element.get("content", "")
    if element.tag == "style":
        yield from STYLED.findall(element.text or "")
    yield from STYLED.findall(element.get("style", ""))
