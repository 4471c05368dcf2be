"""Runs: characters in one face, fields, and links."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lxml.etree import _Element as Element

from casegen.formats.docx.lettering import lang, typeface, weight
from casegen.formats.docx.proofing import proofing
from casegen.formats.docx.xml import R, flag, literal, valued, w


@dataclass(frozen=True)
class Face:
    """How characters look, and the language they are proofed in.

    `points` is their size where it is not their style's.
    """

    language: str
    bold: bool = False
    italic: bool = False
    capitals: bool = False
    raised: str = ""
    unproofed: bool = False
    style: str = ""
    symbols: str = ""
    points: float = 0


def run(text: str, face: Face) -> Element:
    """Characters in one face."""
    return w("r", look(face), literal(text))


def look(face: Face) -> Element:
    """The properties of a run, in the order of Word's schema."""
    return w(
        "rPr",
        valued("rStyle", face.style),
        typeface(face.symbols) if face.symbols else None,
        *weight(bold=face.bold, italic=face.italic),
        flag("caps", face.capitals),
        flag("noProof", face.unproofed),
        *sized(face.points),
        valued("vertAlign", face.raised),
        lang(proofing(face.language)),
    )


def sized(points: float) -> list[Element]:
    """A size of type, in the half points that Word counts in, where one is given."""
    return [w(name, val=round(2 * points)) for name in ("sz", "szCs")] if points else []


def broken(face: Face) -> Element:
    """A line break."""
    return w("r", look(face), w("br"))


def tab(face: Face) -> Element:
    """A step to the next tab stop."""
    return w("r", look(face), w("tab"))


def instruction(code: str, result: Iterable[Element], face: Face) -> list[Element]:
    """A field of casegen's own making, with the result Word shows before it counts anew."""

    def mark(kind: str) -> Element:
        return w("r", look(face), w("fldChar", fldCharType=kind))

    typed = literal(f" {code} ", "instrText")
    return [
        mark("begin"),
        w("r", look(face), typed),
        mark("separate"),
        *result,
        mark("end"),
    ]


def inside(anchor: str, content: Iterable[Element]) -> Element:
    """A link to a bookmark of the same file."""
    return w("hyperlink", *content, anchor=anchor, history=1)


def outside(relationship: str, content: Iterable[Element]) -> Element:
    """A link to the web, by the relationship that holds its address."""
    made = w("hyperlink", *content, history=1)
    made.set(f"{{{R}}}id", relationship)
    return made
