"""Inlines as runs: formatted characters, citations, callouts and links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import quote, urlsplit

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from lxml.etree import _Element as Element

from casegen.document.tree import (
    Break,
    Callout,
    Cluster,
    Emphasis,
    Fact,
    Inline,
    Inlines,
    Link,
    Strong,
    Subscript,
    Superscript,
    Text,
)
from casegen.document.unbroken import clumps, glued, held
from casegen.document.walk import plain
from casegen.formats.docx.context import Context
from casegen.formats.docx.runs import Face, broken, inside, instruction, outside, run
from casegen.formats.docx.styles import LINK
from casegen.formats.docx.xml import W, clean

SCHEMES = frozenset({"http", "https", "mailto"})
SAFE = "%/:=&?~#+!$,;'@()*[]"
LONGEST = 2000
HYPERLINK = f"{{{W}}}hyperlink"
LOOKS: dict[type, dict[str, Any]] = {
    Emphasis: {"italic": True},
    Strong: {"bold": True},
    Subscript: {"raised": "subscript"},
    Superscript: {"raised": "superscript"},
    Fact: {},
}


def inlines(nodes: Iterable[Inline], face: Face, context: Context) -> list[Element]:
    """Inlines as runs in a face."""
    return [
        made
        for whole, some in clumps(tuple(nodes))
        for node in (held(some) if whole else some)
        for made in inline(node, face, context)
    ]


def inline(node: Inline, face: Face, context: Context) -> Iterable[Element]:
    """One inline as runs."""
    match node:
        case Text():
            own = replace(face, language=node.language or face.language)
            text = node.text if face.unproofed else glued(node.text)
            return [run(text, own)] if clean(text) else []
        case Break():
            return [broken(face)]
        case Emphasis() | Strong() | Subscript() | Superscript() | Fact():
            return inlines(node.children, replace(face, **LOOKS[type(node)]), context)
        case Link():
            return linked(node.url, node.children, face, context)
        case Callout():
            return callout(node, face, context)
        case Cluster():
            return cluster(node, face, context)


def linked(url: str, children: Inlines, face: Face, context: Context) -> list[Element]:
    """A link to the web; plain characters where the address is none that Word can follow."""
    target = address(url)
    if not target or not clean(plain(children)):
        return inlines(children, face, context)
    ident = context.main.relate_to(target, RT.HYPERLINK, is_external=True)
    styled = replace(face, style=context.style(LINK), unproofed=True)
    return [outside(ident, unlinked(inlines(children, styled, context)))]


def unlinked(found: Iterable[Element]) -> Iterator[Element]:
    """Runs without the links among them, since Word holds no link within a link."""
    for made in found:
        yield from made if made.tag == HYPERLINK else [made]


def address(url: str) -> str:
    """An address with every character in it that needs it escaped; empty for one that is none."""
    try:
        parts = urlsplit(url)
        sound = parts.scheme in SCHEMES and bool(parts.hostname or parts.scheme == "mailto")
    except ValueError:
        return ""
    escaped = quote(clean(url), safe=SAFE)
    return escaped if sound and len(escaped) <= LONGEST else ""


def callout(node: Callout, face: Face, context: Context) -> list[Element]:
    """A callout: the caption's label as a cross-reference, panel letters as a link to it."""
    name = context.bookmark(node.target)
    if node.target not in context.floats:
        return [inside(name, [run(node.label, face)])]
    found = instruction(f"REF {name} \\h", [run(node.word, face)], face)
    return [*found, inside(name, [run(node.lettered, face)])] if node.lettered else found


def cluster(node: Cluster, face: Face, context: Context) -> Iterator[Element]:
    """A cluster, every number in it a link to its own entry."""
    if node.superscript:
        face = replace(face, raised="superscript")
    opening, closing = node.brackets
    yield from [run(opening, face)] if opening else []
    for place, part in enumerate(node.runs):
        if place:
            yield run(node.delimiter, face)
        yield cited(part.first, face, context)
        if part.last != part.first:
            yield run(node.dash, face)
            yield cited(part.last, face, context)
    yield from [run(closing, face)] if closing else []


def cited(number: int, face: Face, context: Context) -> Element:
    """A reference's number as a link to its entry."""
    return inside(context.bookmark(context.references[number]), [run(str(number), face)])
