"""The CARE checklist of a case, filled in as far as a machine can."""

from __future__ import annotations

from casegen.checklists import care
from casegen.document import Document
from casegen.edition import Edition
from casegen.formats.html import style
from casegen.page.checklist import checklist_page


def care_html(document: Document, edition: Edition) -> bytes:
    """The checklist as one HTML file, for the author to complete and the editor to read."""
    items = care(edition.case, document.language.tag)
    return checklist_page(document, items, style()).encode()
