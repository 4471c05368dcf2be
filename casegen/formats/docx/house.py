"""A journal's own Word file: its styles, header, footer and logo, and nothing else that is in it.

Only what a report needs is taken into the new file, part by part; macros, embedded objects and
whatever reaches outside the file are refused, since a file is only as safe as what it leads to.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.package import OpcPackage
from docx.opc.part import Part, XmlPart
from lxml.etree import _Element as Element

from casegen.formats.docx.safety import UNREADABLE, content, parsed, refused, sound
from casegen.formats.docx.xml import R, W, w

if TYPE_CHECKING:
    from docx.opc.rel import _Relationship as Relationship

REFERENCE = f"{{{R}}}id"


@dataclass(frozen=True)
class House:
    """What a journal's file gives: `section` refers to `edges`, its headers and footers by id."""

    styles: Element
    numbering: Element | None
    theme: Part | None
    section: Element | None
    edges: tuple[tuple[str, str, Part], ...]
    even_and_odd: bool


def house(path: Path) -> House:
    """Read a journal's file; raises WordError with what is wrong with it."""
    name = path.name
    data = content(path)
    try:
        package = OpcPackage.open(BytesIO(data))
        main = package.main_document_part
        if not isinstance(main, XmlPart) or main.content_type != CT.WML_DOCUMENT_MAIN:
            raise refused(name)
        styles = root(main, RT.STYLES, name)
        edges = {
            rel.rId: (rel.rId, kind, sound(rel.target_part, name))
            for kind in (RT.HEADER, RT.FOOTER)
            for rel in related(main, kind)
        }
        return House(
            styles=w("styles") if styles is None else styles,
            numbering=root(main, RT.NUMBERING, name),
            theme=next((sound(rel.target_part, name) for rel in related(main, RT.THEME)), None),
            section=last_section(main.element, edges),
            edges=tuple(edges.values()),
            even_and_odd=even_and_odd(root(main, RT.SETTINGS, name, outside=True)),
        )
    except UNREADABLE:
        raise refused(name) from None


def related(part: Part, kind: str) -> Iterator[Relationship]:
    """A part's relationships of one kind, to parts of the same file."""
    return (rel for rel in part.rels.values() if rel.reltype == kind and not rel.is_external)


def root(main: Part, kind: str, name: str, *, outside: bool = False) -> Element | None:
    """The XML of a part; `outside` lets it have relationships, where it is only looked at."""
    for rel in related(main, kind):
        part = rel.target_part if outside else sound(rel.target_part, name)
        return part.element if isinstance(part, XmlPart) else parsed(part.blob)
    return None


def last_section(document: Element, edges: Container[str]) -> Element | None:
    """The properties of the last section, without what is not taken over with them."""
    found = document.find(f"{{{W}}}body/{{{W}}}sectPr")
    if found is not None:
        for child in list(found):
            led = child.get(REFERENCE)
            if child.tag == f"{{{W}}}sectPrChange" or (led is not None and led not in edges):
                found.remove(child)
    return found


def even_and_odd(settings: Element | None) -> bool:
    """Whether left and right pages have headers of their own."""
    return settings is not None and settings.find(f"{{{W}}}evenAndOddHeaders") is not None
