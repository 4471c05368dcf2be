"""Telling: what print would cut, in words, with its place in the case."""

from __future__ import annotations

import json
from collections.abc import Mapping

from casegen.case.model import Case
from casegen.case.origin import Keys
from casegen.document.tree import Document
from casegen.document.walk import floats
from casegen.formats.pdf.cut_error import CutError
from casegen.formats.pdf.guard import Cut
from casegen.messages import _

MESSAGES: Mapping[str, str] = {
    "outside": _("In the PDF {what} would lie outside page {page}: “{text}”."),
    "overlap": _("In the PDF {what} has a column that is too narrow on page {page}: “{text}”."),
    "lost": _("In the PDF words of {what} would be missing: “{text}”."),
    "broken": _("In the PDF {what} would break a word on page {page}: “{text}”."),
    "parted": _("In the PDF {what} would be parted from its caption on page {page}."),
}
LENGTH = 60


def told(cut: Cut, document: Document | None = None, case: Case | None = None) -> CutError:
    """The error of what a document does not show whole, with its place where the case is known."""
    what, keys = named(cut.name, document, case) if document and case else (cut.name, ())
    text = cut.text if len(cut.text) <= LENGTH else cut.text[:LENGTH] + "…"
    values = {"what": what, "page": str(cut.page), "text": text or what}
    return CutError(MESSAGES[cut.kind], values, keys)


def named(name: str, document: Document, case: Case) -> tuple[str, Keys]:
    """What an element's name or origin stands for, and its place in the case."""
    if name.startswith("["):
        keys, _start, _end = json.loads(name)
        return ".".join(map(str, keys)), tuple(keys)
    block = floats(document).get(name)
    if block is not None:
        return block.label, block.origin.keys
    for number, reference in enumerate(case.references):
        if name == f"ref-{reference.id}":
            return reference.id, ("references", number)
    return name if name not in {"", "text"} else document.slug, ()
