"""The discussion's checklist as one HTML file, beside the report."""

from __future__ import annotations

from casegen.document import Document
from casegen.formats.html import style
from casegen.output_name import named
from casegen.page.checklist import topics_page


def checklist_html(document: Document) -> bytes:
    """The checklist, its places leading into the report's page."""
    beside = named(document.slug, document.language.tag, "html")
    return topics_page(document, style(), beside).encode()
