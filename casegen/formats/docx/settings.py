"""Settings and properties of a Word file: today's Word, the report's language, no clock."""

from __future__ import annotations

from lxml import etree
from lxml.etree import _Element as Element

from casegen.document.tree import Document
from casegen.formats.docx.proofing import proofing
from casegen.formats.docx.xml import clean, flag, w

# The version of Word whose layout is asked for: 15 is every Word since 2013.
COMPATIBILITY = {
    "compatibilityMode": 15,
    "overrideTableStyleFontSizeAndJustification": 1,
    "enableOpenTypeFeatures": 1,
    "doNotFlipMirrorIndents": 1,
    "differentiateMultirowTableHeaders": 1,
    "useWord2013TrackBottomHyphenation": 0,
}
OFFICE = "http://schemas.microsoft.com/office/word"
PROPERTIES = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
DC = "http://purl.org/dc/elements/1.1/"
TERMS = "http://purl.org/dc/terms/"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
# A report has no date of its own, and the clock's would make each file another.
DATE = "1980-01-01T00:00:00Z"


def settings(document: Document, *, even_and_odd: bool) -> Element:
    """The settings; Word is not told to update fields, which would have it ask the reader."""
    tongue = proofing(document.language.tag)
    decimal = document.language.number(0.5).strip("0123456789")
    return w(
        "settings",
        w("zoom", percent=100),
        w("defaultTabStop", val=720),
        flag("evenAndOddHeaders", even_and_odd),
        w("characterSpacingControl", val="doNotCompress"),
        w("compat", *(w("compatSetting", name=name, uri=OFFICE, val=value)
                      for name, value in COMPATIBILITY.items())),
        w("themeFontLang", val=tongue),
        w("decimalSymbol", val=decimal),
        w("listSeparator", val=";" if decimal == "," else ","),
    )  # fmt: skip


def properties(document: Document) -> Element:
    """Title, authors, keywords and language, as Word's file dialogue shows them."""
    names = {"cp": PROPERTIES, "dc": DC, "dcterms": TERMS, "xsi": XSI}
    root = etree.Element(f"{{{PROPERTIES}}}coreProperties", nsmap=names)

    def add(namespace: str, local: str, text: str) -> Element:
        made = etree.SubElement(root, f"{{{namespace}}}{local}")
        made.text = clean(text)
        return made

    front = document.front
    add(DC, "title", front.plain_title)
    add(DC, "creator", "; ".join(author.name for author in document.authors))
    add(PROPERTIES, "keywords", "; ".join(front.keywords))
    add(DC, "language", proofing(document.language.tag))
    add(PROPERTIES, "revision", "1")
    for local in ("created", "modified"):
        add(TERMS, local, DATE).set(f"{{{XSI}}}type", "dcterms:W3CDTF")
    return root
