"""Joining: what a page's end parts is one element again, and what is repeated is none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pydyf

from casegen.formats.pdf.tagging.pairs import Pair
from casegen.formats.pdf.tagging.structure import Elements, referred, root

# What a style sheet puts beside a paragraph: the numbers in the margin of a draft.
NOTED = "::before"


@dataclass
class Joiner:
    """The tree while its parts are joined; `headers` are the names that repeated heads had."""

    pdf: pydyf.PDF
    elements: Elements
    boxes: Mapping[bytes, Pair]
    headers: dict[bytes, bytes]

    def join(self, above: Any) -> None:  # noqa: ANN401 - pydyf is untyped
        """Join what belongs together directly below an element, and below each of that."""
        waiting = [above]
        while waiting:
            parent = waiting.pop()
            kept: list[Any] = []
            first: dict[tuple[int, str, str], bytes] = {}
            for kid in list(parent["K"]):
                if kid not in self.elements or kid not in self.boxes or self.boxes[kid].text:
                    kept.append(kid)
                    continue
                self.sort(kid, parent, first, kept)
            parent["K"][:] = kept
            waiting += [self.elements[kid] for kid in kept if kid in self.elements]

    def sort(
        self,
        kid: bytes,
        parent: pydyf.Dictionary,
        first: dict[tuple[int, str, str], bytes],
        kept: list[Any],
    ) -> None:
        """Put an element after those before it, into the one it goes on, or nowhere."""
        box, element = self.boxes[kid].box, self.elements[kid]
        if box.element_tag.endswith(NOTED):
            return
        key = (id(box.element), box.element_tag, element["S"])
        before = first.get(key)
        over = before is not None and self.elements[before]["Pg"] != element["Pg"]
        if before is None or (self.nameless(box, parent) and not (over and kept[-1] == before)):
            first[key] = kid
            kept.append(kid)
        elif element["S"] == "/THead" and over:
            self.forget(kid, before)
        else:
            self.absorb(before, kid)

    def nameless(self, box: Any, parent: Any) -> bool:  # noqa: ANN401 - WeasyPrint is untyped
        """Whether a box was made for the layout alone, in the name of the element above it."""
        pair = self.boxes.get(parent.reference)
        return pair is not None and pair.box.element is box.element

    def absorb(self, before: bytes, kid: bytes) -> None:
        """Give all that an element holds to the one it goes on."""
        first, second = self.elements[before], self.elements.pop(kid)
        for item in second["K"]:
            if isinstance(item, int):
                self.own(second["Pg"], item, before)
                if first["Pg"] != second["Pg"]:
                    entries = {"Type": "/MCR", "Pg": second["Pg"], "MCID": item}
                    mark = pydyf.Dictionary(entries)
                    self.pdf.add_object(mark)
                    item = mark.reference  # noqa: PLW2901 - the same content, with its page
            elif item in self.elements:
                self.elements[item]["P"] = before
            first["K"].append(item)
        if second["S"] == "/Link":
            numbers = referred(self.pdf, root(self.pdf)["ParentTree"])["Nums"]
            numbers[:] = [before if one == kid else one for one in numbers]
        second.clear()

    def own(self, page: bytes, mark: int, owner: bytes) -> None:
        """Say that the marked content of a page belongs to an element."""
        numbers = referred(self.pdf, root(self.pdf)["ParentTree"])["Nums"]
        numbers[2 * self.pdf.page_references.index(page) + 1][mark] = owner

    def forget(self, kid: bytes, before: bytes) -> None:
        """Note which header cells of a repeated head stand for those of the first."""
        named = {id(self.boxes[cell].box.element): cell for cell in self.cells(before)}
        for cell in self.cells(kid):
            origin = named.get(id(self.boxes[cell].box.element))
            if origin is not None:
                old, new = self.elements[cell]["ID"], self.elements[origin]["ID"]
                self.headers[old.data] = new

    def cells(self, head: bytes) -> list[bytes]:
        """The header cells below an element."""
        found, waiting = [], [head]
        while waiting:
            element = self.elements[waiting.pop()]
            for kid in element["K"]:
                if kid in self.elements:
                    waiting.append(kid)
                    found += [kid] if "ID" in self.elements[kid] else []
        return found


def rejoin(pdf: pydyf.PDF, elements: Elements, boxes: Mapping[bytes, Pair]) -> None:
    """Make one element of the parts of each, and leave repeated heads to be artifacts.

    Source: ISO 32000-1, 14.8.2.2 (artifacts of pagination) and 14.7.4 (content on several pages).
    """
    joiner = Joiner(pdf, elements, boxes, {})
    joiner.join(elements[root(pdf)["K"][0]])
    for element in elements.values():
        headers = element.get("A", {}).get("Headers")
        if headers:
            headers[:] = [joiner.headers.get(name.data, name) for name in headers]
