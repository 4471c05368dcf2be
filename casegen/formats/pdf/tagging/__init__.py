"""Tagging: what PDF/UA-1 and PDF/A-3a ask of a tagged PDF beyond what WeasyPrint writes into it."""

from __future__ import annotations

from typing import Any

import pydyf

from casegen.formats.pdf.tagging.figures import place
from casegen.formats.pdf.tagging.identifiers import index
from casegen.formats.pdf.tagging.joining import rejoin
from casegen.formats.pdf.tagging.links import drop_nested, link_annotations
from casegen.formats.pdf.tagging.lists import embody, nest
from casegen.formats.pdf.tagging.margins import set_apart
from casegen.formats.pdf.tagging.pairs import pairs
from casegen.formats.pdf.tagging.speech import speak
from casegen.formats.pdf.tagging.structure import ancestor, structure

PRINTED = 4
SCOPES = {"/THead": "/Column", "/TBody": "/Row"}


def finish(document: Any, pdf: pydyf.PDF) -> None:  # noqa: ANN401 - WeasyPrint is untyped
    """Mend the tags of a PDF before it is written.

    Source: ISO 14289-1, 7.2 (words of another language say so), 7.5 (a header cell has a scope),
    7.6 (a list item has a body), 7.8 (running heads and folios are artifacts) and 7.18 (a link
    annotation belongs to a Link element and is printed).
    """
    elements = dict(structure(pdf))
    boxes = pairs(document, pdf, elements)
    speak(elements, boxes)
    rejoin(pdf, elements, boxes)
    for element in elements.values():
        if element["S"] == "/TH":
            part = ancestor(element, elements, SCOPES)
            if part is not None:
                element["A"]["Scope"] = SCOPES[part["S"]]
    for annotation in link_annotations(pdf):
        annotation["F"] = PRINTED
    drop_nested(pdf, elements)
    set_apart(pdf, elements)
    nest(elements)
    embody(pdf, elements)
    place(pdf, elements)
    index(pdf, elements)
