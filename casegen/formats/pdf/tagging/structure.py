"""The structure tree of a PDF as WeasyPrint keeps it: elements by their references."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

import pydyf

Elements: TypeAlias = dict[bytes, Any]


def structure(pdf: pydyf.PDF) -> Iterator[tuple[bytes, Any]]:
    """Every structure element by its reference, in the order they were made."""
    for item in dictionaries(pdf, "Type", "/StructElem"):
        yield item.reference, item


def dictionaries(pdf: pydyf.PDF, key: str, value: str) -> Iterator[Any]:
    """Every dictionary with an entry of that value."""
    for item in pdf.objects:
        if isinstance(item, pydyf.Dictionary) and item.get(key) == value:
            yield item


def referred(pdf: pydyf.PDF, reference: bytes) -> Any:  # noqa: ANN401 - pydyf is untyped
    """The object of a reference."""
    return pdf.objects[int(reference.split()[0])]


def root(pdf: pydyf.PDF) -> Any:  # noqa: ANN401 - pydyf is untyped
    """The root of the structure tree."""
    return referred(pdf, pdf.catalog["StructTreeRoot"])


def ancestor(element: Any, elements: Elements, kinds: Mapping[str, str]) -> Any:  # noqa: ANN401 - pydyf is untyped
    """The nearest element above of one of these kinds, or None."""
    above = elements.get(element["P"])
    while above is not None and above["S"] not in kinds:
        above = elements.get(above["P"])
    return above
