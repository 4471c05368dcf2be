"""The CARE checklist of a case, filled in as far as a machine can."""

from __future__ import annotations

from casegen.document.publication import Edition
from casegen.document.tree import Document
from casegen.formats.care import care
from casegen.formats.care.page import checklist_page
from casegen.formats.each.html import style


def care_html(document: Document, edition: Edition) -> bytes:
    """The checklist as one HTML file, for the author to complete and the editor to read."""
    items = care(edition.case, document.language.tag, edition.gaps)
    return checklist_page(document, items, style()).encode()
