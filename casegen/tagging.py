"""Tagging: what PDF/UA-1 asks of a tagged PDF beyond what WeasyPrint writes into it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pydyf

PRINTED = 4
SCOPES = {"/THead": "/Column", "/TBody": "/Row"}


def finish(_document: object, pdf: pydyf.PDF) -> None:
    """Mend the tags of a PDF before it is written: header scopes and link annotations.

    Source: ISO 14289-1, 7.5 (a header cell has a scope) and 7.18 (a link annotation belongs to
    a Link element and is printed).
    """
    elements = dict(structure(pdf))
    for element in elements.values():
        if element["S"] == "/TH":
            part = ancestor(element, elements, SCOPES)
            if part is not None:
                element["A"]["Scope"] = SCOPES[part["S"]]
    for annotation in link_annotations(pdf):
        annotation["F"] = PRINTED
    drop_nested(pdf, elements)


def structure(pdf: pydyf.PDF) -> Iterator[tuple[bytes, Any]]:
    """Every structure element by its reference."""
    for item in pdf.objects:
        if isinstance(item, pydyf.Dictionary) and item.get("Type") == "/StructElem":
            yield item.reference, item


def link_annotations(pdf: pydyf.PDF) -> Iterator[Any]:
    """Every link annotation."""
    for item in pdf.objects:
        if isinstance(item, pydyf.Dictionary) and item.get("Subtype") == "/Link":
            yield item


def ancestor(element: Any, elements: Mapping[bytes, Any], kinds: Mapping[str, str]) -> Any:  # noqa: ANN401 - pydyf is untyped
    """The nearest element above of one of these kinds, or None."""
    above = elements.get(element["P"])
    while above is not None and above["S"] not in kinds:
        above = elements.get(above["P"])
    return above


def drop_nested(pdf: pydyf.PDF, elements: Mapping[bytes, Any]) -> None:
    """Drop the second annotation that words within a link get for the same address."""
    references = {
        item.reference: item
        for item in pdf.objects
        if isinstance(item, pydyf.Dictionary) and item.get("Type") == "/OBJR"
    }
    dropped = set()
    for element in elements.values():
        if element["S"] == "/Link" or ancestor(element, elements, {"/Link": ""}) is None:
            continue
        nested = [kid for kid in element["K"] if kid in references]
        dropped |= {references[kid]["Obj"] for kid in nested}
        element["K"][:] = [kid for kid in element["K"] if kid not in nested]
    for item in pdf.objects:
        if isinstance(item, pydyf.Dictionary) and "Annots" in item:
            item["Annots"][:] = [kid for kid in item["Annots"] if kid not in dropped]
