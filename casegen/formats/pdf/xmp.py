"""Metadata: what a PDF says of itself in XMP, in every language it is written in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

import pydyf

NAMES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
HEAD = b'<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
TAIL = b'\n<?xpacket end="w"?>'
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
DEFAULT = "x-default"
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
# PDF/A knows no property of PDF/UA, so that its one must be described (ISO 19005-3, 6.6.2.3).
DESCRIBED = (
    ("pdfaSchema", "schema", "PDF/UA identification schema"),
    ("pdfaSchema", "namespaceURI", NAMES["pdfuaid"]),
    ("pdfaSchema", "prefix", "pdfuaid"),
)
PART = (
    ("name", "part"),
    ("valueType", "Integer"),
    ("category", "internal"),
    ("description", "The part of ISO 14289 that the file conforms to"),
)


@dataclass(frozen=True)
class Record:
    """What is said of a document: texts by language, the document's own first, and lists."""

    titles: Mapping[str, str]
    descriptions: Mapping[str, str]
    creators: Sequence[str]
    subjects: Sequence[str]


def describe(record: Record, pdf: pydyf.PDF) -> None:
    """Write the XMP of a PDF that is both PDF/A-3a and PDF/UA-1, in place of WeasyPrint's.

    What the document information dictionary says too is said the same. Source: ISO 19005-3,
    6.6.2 and 6.6.4; ISO 14289-1, 5; XMP (ISO 16684-1), 8.3 (Dublin Core).
    """
    for prefix, uri in NAMES.items():
        register_namespace(prefix, uri)
    rdf = Element(name("rdf", "RDF"))
    said = SubElement(rdf, name("rdf", "Description"), {name("rdf", "about"): ""})
    for prefix, key, value in (
        ("pdfaid", "part", "3"),
        ("pdfaid", "conformance", "A"),
        ("pdfuaid", "part", "1"),
        ("dc", "format", "application/pdf"),
        ("pdf", "Producer", pdf.info["Producer"].string),
        ("xmp", "CreatorTool", pdf.info["Creator"].string),
    ):
        put(said, name(prefix, key), value)
    if "Keywords" in pdf.info:
        put(said, name("pdf", "Keywords"), pdf.info["Keywords"].string)
    alternatives(said, "title", record.titles)
    alternatives(said, "description", record.descriptions)
    several(said, "creator", "Seq", record.creators)
    several(said, "subject", "Bag", record.subjects)
    several(said, "language", "Bag", list(record.titles)[:1])
    describe_schema(said)
    stream = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    body = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">' + tostring(rdf, "utf-8") + b"</x:xmpmeta>"
    stream.stream, stream.compress = [HEAD + body + TAIL], False


def name(prefix: str, key: str) -> str:
    """A property's name in ElementTree's notation."""
    return f"{{{NAMES[prefix]}}}{key}"


def put(within: Element, key: str, text: str) -> Element:
    """A new element with a text, without the characters that XML cannot hold."""
    element = SubElement(within, key)
    element.text = UNWRITABLE.sub("", text)
    return element


def alternatives(said: Element, key: str, texts: Mapping[str, str]) -> None:
    """A text in several languages, the document's own also as the default."""
    own = next(iter(texts), "")
    if not texts.get(own):
        return
    items = SubElement(SubElement(said, name("dc", key)), name("rdf", "Alt"))
    for tag, text in [(DEFAULT, texts[own]), *texts.items()]:
        if text:
            put(items, name("rdf", "li"), text).set(LANGUAGE, tag)


def several(said: Element, key: str, kind: str, texts: Sequence[str]) -> None:
    """A list, in order (Seq) or not (Bag)."""
    if texts:
        items = SubElement(SubElement(said, name("dc", key)), name("rdf", kind))
        for text in texts:
            put(items, name("rdf", "li"), text)


def describe_schema(said: Element) -> None:
    """Describe the one property that PDF/A does not know."""
    parsed = {name("rdf", "parseType"): "Resource"}
    schemas = SubElement(SubElement(said, name("pdfaExtension", "schemas")), name("rdf", "Bag"))
    schema = SubElement(schemas, name("rdf", "li"), parsed)
    for prefix, key, value in DESCRIBED:
        put(schema, name(prefix, key), value)
    properties = SubElement(SubElement(schema, name("pdfaSchema", "property")), name("rdf", "Seq"))
    part = SubElement(properties, name("rdf", "li"), parsed)
    for key, value in PART:
        put(part, name("pdfaProperty", key), value)
