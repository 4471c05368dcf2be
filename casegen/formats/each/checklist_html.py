"""The discussion's checklist as one HTML file, beside the report."""

from __future__ import annotations

from casegen.document.output_name import named
from casegen.document.tree import Document
from casegen.formats.care.page import topics_page
from casegen.formats.each.html import style


def checklist_html(document: Document) -> bytes:
    """The checklist, its places leading into the report's page."""
    beside = named(document.slug, document.language.tag, "html")
    return topics_page(document, style(), beside).encode()
