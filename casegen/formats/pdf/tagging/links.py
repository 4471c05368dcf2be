"""Links: one annotation for each, whatever stands within it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pydyf

from casegen.formats.pdf.tagging.structure import Elements, ancestor, dictionaries


def link_annotations(pdf: pydyf.PDF) -> Iterator[Any]:
    """Every link annotation."""
    yield from dictionaries(pdf, "Subtype", "/Link")


def drop_nested(pdf: pydyf.PDF, elements: Elements) -> None:
    """Drop the second annotation that words within a link get for the same address."""
    references = {item.reference: item for item in dictionaries(pdf, "Type", "/OBJR")}
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
