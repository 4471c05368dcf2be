"""Reads a PDF by its structure, as a screen reader does: its elements, and the words of each."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pikepdf


@dataclass(frozen=True)
class Structured:
    """A PDF file's bytes; what is read of it is read once."""

    data: bytes

    @cached_property
    def file(self) -> pikepdf.Pdf:
        return pikepdf.open(io.BytesIO(self.data))

    @cached_property
    def marked(self) -> dict[tuple[int, int], str]:
        """The text of each piece of marked content, by its page's number and its own."""
        return {
            (page.obj.objgen[0], mark): text
            for page in self.file.pages
            for mark, text in contents(page)
        }

    @cached_property
    def elements(self) -> tuple[Any, ...]:
        """Every structure element, in the order of the tree."""
        root: Any = self.file.Root
        return tuple(below(root["/StructTreeRoot"]["/K"][0]))

    def text(self, element: Any) -> str:  # noqa: ANN401 - any PDF object
        """The words of an element and all below it, in order."""
        page = element["/Pg"].objgen[0] if "/Pg" in element else 0
        pieces = []
        for kid in element["/K"]:
            if isinstance(kid, int):
                pieces.append(self.marked.get((page, kid), ""))
            elif kid.get("/Type") == "/MCR":
                pieces.append(self.marked[kid["/Pg"].objgen[0], int(kid["/MCID"])])
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
    for kid in element["/K"]:
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/StructElem":
            yield from below(kid)


def contents(page: pikepdf.Page) -> Iterator[tuple[int, str]]:
    """The marked content of a page by number: what it shows, as its fonts' tables read it."""
    held: Any = page.obj["/Resources"].get("/Font", {})
    fonts = {name: mapped(font) for name, font in held.items()}
    font: dict[int, str] = {}
    marks: list[int | None] = []
    found: dict[int, str] = {}
    shown: Any
    instruction: Any
    for instruction in pikepdf.parse_content_stream(page, "BDC BMC EMC Tf TJ Tj"):
        operands = instruction.operands
        match str(instruction.operator):
            case "BDC":
                own = operands[1]
                number = own.get("/MCID") if isinstance(own, pikepdf.Dictionary) else None
                marks.append(None if number is None else int(number))
                if number is not None:
                    found[int(number)] = ""
            case "BMC":
                marks.append(None)
            case "EMC":
                marks.pop()
            case "Tf":
                font = fonts[str(operands[0])]
            case "TJ" | "Tj" as kind:
                shown = operands[0] if kind == "TJ" else operands
                mark = next((one for one in reversed(marks) if one is not None), None)
                if mark is not None and None not in marks:
                    found[mark] += "".join(
                        decoded(bytes(one), font)
                        for one in shown
                        if isinstance(one, pikepdf.String)
                    )
    yield from found.items()


def decoded(data: bytes, font: dict[int, str]) -> str:
    """The characters of a string of two-byte glyphs."""
    return "".join(font[int.from_bytes(data[at : at + 2])] for at in range(0, len(data), 2))


def mapped(font: Any) -> dict[int, str]:  # noqa: ANN401 - any PDF object
    """What each glyph of a font is read as."""
    table = font["/ToUnicode"].read_bytes().decode().partition("endcodespacerange")[2]
    pairs = re.findall(r"<([0-9a-f]{4})> <([0-9a-f]+)>", table)
    return {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}
