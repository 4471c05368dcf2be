"""Identifiers: the elements that others name, found by their names."""

from __future__ import annotations

import pydyf

from casegen.formats.pdf.tagging.structure import Elements, root


def index(pdf: pydyf.PDF, elements: Elements) -> None:
    """List the header cells, which cells name by identifier (ISO 32000-1, table 322, IDTree)."""
    named = sorted(
        (element["ID"].data, ref) for ref, element in elements.items() if "ID" in element
    )
    if named:
        names = pydyf.Array()
        for identifier, reference in named:
            names.extend((identifier, reference))
        tree = pydyf.Dictionary(
            {"Names": names, "Limits": pydyf.Array((named[0][0], named[-1][0]))}
        )
        pdf.add_object(tree)
        root(pdf)["IDTree"] = pydyf.Dictionary({"Kids": pydyf.Array([tree.reference])})
