"""Reads a PDF by its structure, as a screen reader does: its elements, and the words of each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ContentStream

# The elements that are read out as a whole.
READ = ("P", "H1", "H2", "H3", "TH", "TD", "Caption", "LBody", "Lbl")


@dataclass(frozen=True)
class Structured:
    """A PDF file; what is read of it is read once."""

    path: Path

    @cached_property
    def reader(self) -> PdfReader:
        return PdfReader(self.path)

    @cached_property
    def marked(self) -> dict[tuple[int, int], str]:
        """The text of each piece of marked content, by its page's number and its own."""
        return {
            (page.indirect_reference.idnum, mark): text  # type: ignore[union-attr]
            for page in self.reader.pages
            for mark, text in contents(page, self.reader)
        }

    @cached_property
    def elements(self) -> tuple[Any, ...]:
        """Every structure element, in the order of the tree."""
        root: Any = self.reader.root_object
        return tuple(below(root["/StructTreeRoot"]["/K"][0].get_object()))

    def text(self, element: Any) -> str:  # noqa: ANN401 - any PDF object
        """The words of an element and all below it, in order."""
        page = element.raw_get("/Pg").idnum if "/Pg" in element else 0
        pieces = []
        for item in element["/K"]:
            kid = item.get_object() if hasattr(item, "get_object") else item
            if isinstance(kid, int):
                pieces.append(self.marked.get((page, int(kid)), ""))
            elif kid.get("/Type") == "/MCR":
                pieces.append(self.marked[kid.raw_get("/Pg").idnum, int(kid["/MCID"])])
            elif kid.get("/Type") == "/StructElem":
                pieces.append(self.text(kid))
        return "".join(pieces)

    def within(self, element: Any) -> list[Any]:  # noqa: ANN401 - any PDF object
        """The elements below an element."""
        return list(below(element))[1:]

    def kinds(self, *kinds: str) -> list[Any]:
        """The elements of these kinds, in order."""
        return [one for one in self.elements if str(one["/S"])[1:] in kinds]


def below(element: Any) -> Iterator[Any]:  # noqa: ANN401 - any PDF object
    """An element and all elements below it."""
    yield element
    for item in element["/K"]:
        kid = item.get_object() if hasattr(item, "get_object") else item
        if isinstance(kid, dict) and kid.get("/Type") == "/StructElem":
            yield from below(kid)


def contents(page: Any, reader: PdfReader) -> Iterator[tuple[int, str]]:  # noqa: ANN401
    """The marked content of a page by number: what it shows, as its fonts' tables read it."""
    held = page["/Resources"]["/Font"]
    fonts = {str(name): mapped(held[name].get_object()) for name in held}
    font: dict[int, str] = {}
    marks: list[int | None] = []
    found: dict[int, str] = {}
    for operands, operator in ContentStream(page["/Contents"].get_object(), reader).operations:
        match operator:
            case b"BDC":
                number = operands[1].get("/MCID") if isinstance(operands[1], dict) else None
                marks.append(None if number is None else int(number))
                if number is not None:
                    found[int(number)] = ""
            case b"BMC":
                marks.append(None)
            case b"EMC":
                marks.pop()
            case b"Tf":
                font = fonts[str(operands[0])]
            case b"TJ" | b"Tj":
                shown = operands[0] if operator == b"TJ" else operands
                mark = next((one for one in reversed(marks) if one is not None), None)
                if mark is not None and None not in marks:
                    found[mark] += "".join(
                        decoded(one, font) for one in shown if isinstance(one, str | bytes)
                    )
    yield from found.items()


def decoded(shown: Any, font: dict[int, str]) -> str:  # noqa: ANN401 - pypdf's strings
    """The characters of a string of two-byte glyphs."""
    data = shown if isinstance(shown, bytes) else shown.original_bytes
    return "".join(font[int.from_bytes(data[at : at + 2])] for at in range(0, len(data), 2))


def mapped(font: Any) -> dict[int, str]:  # noqa: ANN401 - any PDF object
    """What each glyph of a font is read as."""
    table = font["/ToUnicode"].get_data().decode().partition("endcodespacerange")[2]
    pairs = re.findall(r"<([0-9a-f]{4})> <([0-9a-f]+)>", table)
    return {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}
