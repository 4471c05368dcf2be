"""Reads a PDF as an archive's checker does: its objects, its metadata, what its pages paint."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from lxml import etree
from pypdf import PdfReader
from pypdf.generic import ContentStream, DictionaryObject, IndirectObject, StreamObject

NAMES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xmp": "http://ns.adobe.com/xap/1.0/",
}
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True)
class Archived:
    """A PDF file; what is read of it is read once."""

    path: Path

    @cached_property
    def reader(self) -> PdfReader:
        return PdfReader(self.path)

    @property
    def catalog(self) -> Any:  # noqa: ANN401 - any PDF object
        return self.reader.root_object

    @cached_property
    def objects(self) -> tuple[Any, ...]:
        """Every object that the file holds."""
        size = int(str(self.reader.trailer["/Size"]))
        held = {*self.reader.xref_objStm, *self.reader.xref.get(0, {})} & set(range(1, size))
        found = tuple(
            self.reader.get_object(IndirectObject(n, 0, self.reader)) for n in sorted(held)
        )
        assert len(found) > 500
        return found

    def dictionaries(self, key: str, value: str) -> list[Any]:
        """Every dictionary with an entry of that value."""
        found = [item for item in self.objects if isinstance(item, DictionaryObject)]
        return [item for item in found if item.get(key) == value]

    @property
    def images(self) -> list[Any]:
        return self.dictionaries("/Subtype", "/Image")

    @property
    def streams(self) -> list[StreamObject]:
        return [item for item in self.objects if isinstance(item, StreamObject)]

    @cached_property
    def painted(self) -> tuple[list[tuple[list[Any], str]], ...]:
        """The operations of each page: operands and operator."""
        pages = []
        for page in self.reader.pages:
            content = ContentStream(page["/Contents"].get_object(), self.reader)
            pages.append(
                [(operands, operator.decode()) for operands, operator in content.operations]
            )
        return tuple(pages)

    @cached_property
    def xmp(self) -> etree._Element:
        data = self.catalog["/Metadata"].get_object().get_data()
        return etree.fromstring(re.sub(rb"<\?xpacket[^>]*\?>", b"", data).strip())

    def said(self, path: str) -> list[str]:
        """The texts at a path of the metadata."""
        return [element.text or "" for element in self.xmp.findall(f".//{path}", NAMES)]

    def in_languages(self, name: str) -> dict[str, str]:
        """A text of the metadata by language."""
        items = self.xmp.findall(f".//dc:{name}/rdf:Alt/rdf:li", NAMES)
        return {item.get(LANGUAGE, ""): item.text or "" for item in items}

    @property
    def elements(self) -> list[Any]:
        return self.dictionaries("/Type", "/StructElem")


def strings(item: object) -> Iterator[str]:
    """Every string and name directly within an object."""
    if isinstance(item, dict):
        for key, value in item.items():
            yield key
            yield from strings(value)
    elif isinstance(item, list):
        for value in item:
            yield from strings(value)
    elif isinstance(item, str):
        yield item
