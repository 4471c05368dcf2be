"""Joined: turned tables that follow one another, with no empty page between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml.etree import _Element as Element

from casegen.formats.docx.xml import W


def joined(made: Iterable[Element]) -> Iterator[Element]:
    """The elements of a body without the upright section that would hold nothing."""
    held: Element | None = None
    for element in made:
        if held is not None:
            ending, held = held, None
            if section(element) is not None and not lies(element):
                continue
            yield ending
        if lies(element):
            held = element
        else:
            yield element
    if held is not None:
        yield held


def section(element: Element) -> Element | None:
    """The section that a paragraph ends."""
    return element.find(f"{{{W}}}pPr/{{{W}}}sectPr")


def lies(element: Element) -> bool:
    """Whether a paragraph ends a section of turned pages."""
    found = section(element)
    size = None if found is None else found.find(f"{{{W}}}pgSz")
    return size is not None and size.get(f"{{{W}}}orient") == "landscape"
