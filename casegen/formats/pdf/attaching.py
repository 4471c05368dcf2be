"""Attaching: files within a PDF that say what they are to it."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass

import pydyf

FIGURES = {"image/png": b"\x89PNG", "image/jpeg": b"\xff\xd8"}
TYPES = {
    "bib": "application/x-bibtex",
    "json": "application/json",
    "ris": "application/x-research-info-systems",
    "toml": "application/toml",
}
# Files have no date of their own, since a case printed twice must give the same bytes.
DATE = "D:19700101000000Z"


@dataclass(frozen=True)
class Attachment:
    """A file with its media type; `relation` is Source, Data, Alternative or Supplement."""

    name: str
    media_type: str
    relation: str
    description: str
    data: bytes


def media_type(name: str, data: bytes) -> str:
    """The media type of one of the author's files: a figure by its bytes, another by its name."""
    for kind, start in FIGURES.items():
        if data.startswith(start):
            return kind
    return TYPES.get(name.rpartition(".")[2].lower(), "application/octet-stream")


def attach(files: Iterable[Attachment], pdf: pydyf.PDF) -> None:
    """Put files into a PDF, associated with the whole of it.

    They are listed by their names within the case's folder, and saved without its folders.
    Source: ISO 19005-3, 6.8 and annex E; ISO 32000-1, 7.11.4.
    """
    listed = sorted((pydyf.String(file.name).data, specified(file, pdf)) for file in files)
    if not listed:
        return
    names = pydyf.Array()
    for name, reference in listed:
        names.extend((name, reference))
    tree = pydyf.Dictionary({"Names": names})
    pdf.add_object(tree)
    pdf.catalog.setdefault("Names", pydyf.Dictionary())["EmbeddedFiles"] = tree.reference
    pdf.catalog["AF"] = pydyf.Array(reference for _name, reference in listed)


def specified(file: Attachment, pdf: pydyf.PDF) -> bytes:
    """The reference of the specification of a file put into the PDF."""
    compressed = file.media_type in FIGURES
    entries = {
        "Type": "/EmbeddedFile",
        "Subtype": pydyf.name(file.media_type),
        "Params": pydyf.Dictionary(
            {
                "Size": len(file.data),
                "CreationDate": pydyf.String(DATE),
                "ModDate": pydyf.String(DATE),
            }
        ),
    }
    if not compressed:
        entries["Filter"] = "/FlateDecode"
    data = file.data if compressed else zlib.compress(file.data, 9)
    stream = pydyf.Stream([data], pydyf.Dictionary(entries))
    pdf.add_object(stream)
    saved = flat(file.name)
    specification = pydyf.Dictionary(
        {
            "Type": "/Filespec",
            "F": pydyf.String(saved),
            "UF": pydyf.String(saved),
            "Desc": pydyf.String(file.description),
            "AFRelationship": f"/{file.relation}",
            "EF": pydyf.Dictionary({"F": stream.reference, "UF": stream.reference}),
        }
    )
    pdf.add_object(specification)
    return bytes(specification.reference)


def flat(name: str) -> str:
    """The name that a file is saved by: that within its folder, without the folders."""
    return name.replace("/", "-")
