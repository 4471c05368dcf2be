"""XML: elements made from strings and elements, and a tree written as bytes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from lxml import etree

from casegen.document.legal import legal

Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml's name for the type
Content: TypeAlias = str | Element | None

XLINK = "http://www.w3.org/1999/xlink"
MATHML = "http://www.w3.org/1998/Math/MathML"
ALI = "http://www.niso.org/schemas/ali/1.0/"
SPACES = {"xlink": XLINK, "mml": MATHML, "ali": ALI}
ACCESS = f"{{{ALI}}}license_ref"
NAMES = {"lang": "{http://www.w3.org/XML/1998/namespace}lang", "href": f"{{{XLINK}}}href"}

DOCTYPE = (
    '<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Publishing DTD v1.3 20210610//EN"'
    ' "http://jats.nlm.nih.gov/publishing/1.3/JATS-journalpublishing1-3.dtd">'
)
DTD_VERSION = "1.3"

# White space within these is read, so they are written on one line.
MIXED = frozenset(
    {
        *("alt-text", "alt-title", "article-title", "chapter-title", "collab", "corresp"),
        *("funding-statement", "institution", "kwd", "label", "mixed-citation", "p", "source"),
        *("license-p", "subject", "td", "term", "th", "title", "trans-title", "xref"),
    }
)


def node(tag: str, *content: Content, **attributes: str | None) -> Element:
    """An element; `lang` and `href` are xml:lang and xlink:href, and an underscore is a hyphen.

    None is left out, as content and as an attribute.
    """
    named = "href" in attributes or tag.startswith("{")
    element = etree.Element(tag, nsmap=SPACES if named else None)
    for name, value in attributes.items():
        if value is not None:
            element.set(NAMES.get(name, name.replace("_", "-")), legal(value))
    fill(element, content)
    return element


def fill(element: Element, content: Iterable[Content]) -> None:
    """Put strings and elements behind what an element holds."""
    for piece in content:
        if piece is None:
            continue
        if not isinstance(piece, str):
            element.append(piece)
        elif len(element):
            element[-1].tail = (element[-1].tail or "") + legal(piece)
        else:
            element.text = (element.text or "") + legal(piece)


def maybe(tag: str, *content: Content, **attributes: str | None) -> Element | None:
    """An element, none where it would be empty."""
    return node(tag, *content, **attributes) if any(part is not None for part in content) else None


def written(root: Element) -> bytes:
    """A tree as UTF-8 with its DOCTYPE, indented where no text is touched."""
    indent(root)
    etree.cleanup_namespaces(root, top_nsmap=SPACES, keep_ns_prefixes=list(SPACES))
    done: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", doctype=DOCTYPE)
    return done + b"\n"


def indent(element: Element, depth: int = 1) -> None:
    """Put each child of an element that holds no text on a line of its own."""
    if element.tag in MIXED or not len(element):
        return
    line = "\n" + "  " * depth
    element.text = line
    for child in element:
        indent(child, depth + 1)
        child.tail = line
    element[-1].tail = line[:-2]


def repointed(data: bytes, names: Mapping[str, str]) -> bytes:
    """A written file whose graphics go by other names; those without one keep theirs."""
    root = etree.fromstring(data, etree.XMLParser(no_network=True, load_dtd=False))
    for graphic in root.iter("graphic"):
        name = graphic.get(NAMES["href"], "")
        graphic.set(NAMES["href"], names.get(name, name))
    done: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", doctype=DOCTYPE)
    return done + b"\n"
