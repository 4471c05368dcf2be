"""Lists: each item has a body, and in it the lists that its author put there."""

from __future__ import annotations

import pydyf

from casegen.formats.pdf.tagging.structure import Elements

PARTS = {"/LBody", "/Lbl"}


def embody(pdf: pydyf.PDF, elements: Elements) -> None:
    """Put what a list item holds beside its mark into a body (ISO 32000-1, 14.8.4.3.3)."""
    for item in [element for element in elements.values() if element["S"] == "/LI"]:
        loose = [kid for kid in item["K"] if kid not in elements or not is_part(elements[kid])]
        if not loose:
            continue
        body = pydyf.Dictionary(
            {
                "Type": "/StructElem",
                "S": "/LBody",
                "K": pydyf.Array(loose),
                "Pg": item["Pg"],
                "P": item.reference,
            }
        )
        pdf.add_object(body)
        elements[body.reference] = body
        item["K"][:] = [kid for kid in item["K"] if kid not in loose] + [body.reference]
        for kid in loose:
            if kid in elements:
                elements[kid]["P"] = body.reference


def nest(elements: Elements) -> None:
    """Put back into its item each list that WeasyPrint lays beside it."""
    for outer in [element for element in elements.values() if element["S"] == "/L"]:
        item = None
        for kid in list(outer["K"]):
            if elements[kid]["S"] == "/LI":
                item = elements[kid]
            elif elements[kid]["S"] == "/L" and item is not None:
                outer["K"].remove(kid)
                elements[kid]["P"] = item.reference
                item["K"][:] = sorted([*item["K"], kid], key=lambda ref: elements[ref].number)


def is_part(element: pydyf.Dictionary) -> bool:
    """Whether an element is a list item's mark or body."""
    return element["S"] in PARTS
