"""The section of a Word file: paper, margins, running head, page numbers."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from lxml.etree import _Element as Element

from casegen.compose.imprint import volume
from casegen.document.tree import Document
from casegen.formats.docx.package import xml_part
from casegen.formats.docx.runs import Face, instruction, run
from casegen.formats.docx.styles import FOOTER, HEADER
from casegen.formats.docx.watermark import watermark
from casegen.formats.docx.xml import TWIPS_PER_MM, R, W, paragraph, w

if TYPE_CHECKING:
    from docx.opc.part import XmlPart

    from casegen.formats.docx.looks import Looks

PAPER = {"A4": (11906, 16838), "letter": (12240, 15840)}
EDGE = 709
LEAST = 1440
# What stands before the numbering of pages in a section (ECMA-376, 17.6.17).
BEFORE_NUMBERS = ("headerReference", "footerReference", "footnotePr", "endnotePr", "type", "pgSz",
                  "pgMar", "paperSrc", "pgBorders", "lnNumType")  # fmt: skip
# Every so many lines of a draft are numbered.
LINES = 5


@dataclass(frozen=True)
class Area:
    """The width and height of what text may fill, in twips."""

    width: int
    height: int


def own(document: Document) -> Element:
    """The section of a report in its profile's measures."""
    page = document.profile.page
    width, height = PAPER[page.size]
    top, right, bottom, left = (round(side * TWIPS_PER_MM) for side in page.margin_mm)
    return w(
        "sectPr",
        w("pgSz", w=width, h=height),
        w("pgMar", top=top, right=right, bottom=bottom, left=left, header=EDGE, footer=EDGE,
          gutter=0),
        w("titlePg"),
    )  # fmt: skip


def section(document: Document, looks: Looks, main: XmlPart) -> Element:
    """The section with its headers and footers: the journal's, and casegen's where it has none."""
    given = looks.house.section if looks.house else None
    made = own(document) if given is None else deepcopy(given)
    if looks.house and given is not None:
        used = {child.get(f"{{{R}}}id") for child in made}
        for ident, kind, part in looks.house.edges:
            if ident in used:
                main.load_rel(kind, part, ident)
    if document.manner.draft:
        margins = made.find(f"{{{W}}}pgMar")
        place = 0 if margins is None else made.index(margins) + 1
        made.insert(place, w("lnNumType", countBy=LINES, restart="continuous"))
    begin(document, made)
    titled = made.find(f"{{{W}}}titlePg") is not None
    for local in ("footer", "header"):
        if made.find(f"{{{W}}}{local}Reference") is None:
            for which in ("first", "default") if titled else ("default",):
                made.insert(0, reference(document, looks, main, local, which))
    return made


def reference(document: Document, looks: Looks, main: XmlPart, local: str, which: str) -> Element:
    """A header or footer of casegen's own, with the reference to it."""
    kinds = {
        "header": ("hdr", CT.WML_HEADER, RT.HEADER),
        "footer": ("ftr", CT.WML_FOOTER, RT.FOOTER),
    }
    tag, content_type, kind = kinds[local]
    if local == "footer":
        line = paragraph(looks.id(FOOTER), folio(document))
    else:
        head = running(document) if which == "default" else ""
        runs = [run(head, face(document))] if head else []
        if document.manner.draft:
            runs.append(watermark(document.language.word("label", "draft"), len(runs)))
        line = paragraph(looks.id(HEADER), runs)
    part = xml_part(f"/word/{local}-{which}.xml", content_type, w(tag, line))
    made = w(f"{local}Reference", type=which)
    made.set(f"{{{R}}}id", main.relate_to(part, kind))
    return made


def begin(document: Document, made: Element) -> None:
    """Count the pages from the first one that the report has in its issue."""
    issue = document.manner.issue
    if issue is None or issue.folio is None or made.find(f"{{{W}}}pgNumType") is not None:
        return
    before = {f"{{{W}}}{name}" for name in BEFORE_NUMBERS}
    place = max((made.index(child) + 1 for child in made if child.tag in before), default=0)
    made.insert(place, w("pgNumType", start=issue.folio))


def running(document: Document) -> str:
    """What stands at the head of a page: the issue where there is one, and the short title."""
    issue = document.manner.issue
    told = volume(issue, document.language) if issue else ""
    return " · ".join(filter(None, [told, document.short_title]))


def folio(document: Document) -> list[Element]:
    """The line that counts the pages, in the language's words, with Word doing the counting.

    Within an issue, pages are the journal's and stand alone.
    """
    codes = {"page": "PAGE", "pages": "NUMPAGES"}
    issue = document.manner.issue
    own = issue is not None and issue.folio is not None
    found = []
    counted = "{page}" if own else document.language.word("label", "page_of")
    for piece in re.split(r"\{(\w+)\}", counted):
        if piece in codes:
            found += instruction(codes[piece], [run("1", face(document))], face(document))
        elif piece:
            found.append(run(piece, face(document)))
    return found


def face(document: Document) -> Face:
    """The plain face of the report's language."""
    return Face(document.language.tag)


def turned(made: Element) -> Element:
    """The section of a turned page."""
    other = deepcopy(made)
    size = other.find(f"{{{W}}}pgSz")
    if size is None:
        size = w("pgSz", w=PAPER["A4"][0], h=PAPER["A4"][1])
        other.insert(0, size)
    across, down = size.get(f"{{{W}}}w"), size.get(f"{{{W}}}h")
    for key, value in (("w", down), ("h", across), ("orient", "landscape")):
        size.set(f"{{{W}}}{key}", value or "")
    return other


def later(made: Element) -> Element:
    """A section after the first: its first page is like all others."""
    other = deepcopy(made)
    for child in other.findall(f"{{{W}}}titlePg"):
        other.remove(child)
    return other


def area(made: Element) -> Area:
    """What text may fill; an A4 page's where a journal's file does not say."""
    width, height = PAPER["A4"]
    size, margin = made.find(f"{{{W}}}pgSz"), made.find(f"{{{W}}}pgMar")
    sides = {side: number(margin, side, 1417) for side in ("left", "right", "top", "bottom")}
    across = number(size, "w", width) - sides["left"] - sides["right"]
    down = number(size, "h", height) - abs(sides["top"]) - abs(sides["bottom"])
    return Area(max(across, LEAST), max(down, LEAST))


def number(found: Element | None, key: str, otherwise: int) -> int:
    """An attribute that counts twips."""
    value = "" if found is None else str(found.get(f"{{{W}}}{key}") or "")
    return int(value) if re.fullmatch(r"-?\d{1,6}", value) else otherwise
