"""Margins: running heads and folios are artifacts of paging, not words of the report."""

from __future__ import annotations

from collections.abc import Iterator

import pydyf

from casegen.formats.pdf.tagging.structure import Elements, referred, root

PAGINATION = b"<</Type /Pagination>>"


def set_apart(pdf: pydyf.PDF, elements: Elements) -> None:
    """Mark as artifacts what belongs to no element of the tree (ISO 32000-1, 14.8.2.2.2)."""
    parents = referred(pdf, root(pdf)["ParentTree"])["Nums"]
    of_page = dict(zip(pdf.page_references, parents[1::2], strict=False))
    within = set(reached(root(pdf)["K"], elements))
    for reference in [reference for reference in elements if reference not in within]:
        element = elements.pop(reference)
        marks = [kid for kid in element["K"] if isinstance(kid, int)]
        if marks:
            page = referred(pdf, element["Pg"])
            unmark(referred(pdf, page["Contents"]), marks)
            for mark in marks:
                of_page[element["Pg"]][mark] = b"null"
        element.clear()


def reached(kids: list[bytes], elements: Elements) -> Iterator[bytes]:
    """The references of the elements among these and below them."""
    for kid in kids:
        if kid in elements:
            yield kid
            yield from reached(elements[kid]["K"], elements)


def unmark(stream: pydyf.Stream, marks: list[int]) -> None:
    """Make artifacts of the marked sequences with these numbers."""
    for place, item in enumerate(stream.stream):
        if isinstance(item, pydyf.Dictionary) and item.get("MCID") in marks:
            stream.stream[place - 1 : place + 1] = [b"/Artifact", PAGINATION]
