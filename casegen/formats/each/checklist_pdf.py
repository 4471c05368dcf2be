"""The discussion's checklist as a PDF, beside the report."""

from __future__ import annotations

from casegen.document.tree import Document
from casegen.formats.care.page import topics_page
from casegen.formats.each.pdf import paper
from casegen.style.fonts import use_fonts


def checklist_pdf(document: Document) -> bytes:
    """The checklist on pages of its own, archived as the report is. Raises LayoutError."""
    use_fonts()
    from casegen.formats.pdf.archive import Archive
    from casegen.formats.pdf.layout import lay_out
    from casegen.formats.pdf.xmp import Record

    tag = document.language.tag
    record = Record(
        titles={tag: f"{document.checklist.heading} – {document.front.plain_title}"},
        descriptions={tag: document.checklist.note},
        creators=[author.name for author in document.authors],
        subjects=(),
    )
    return lay_out(topics_page(document, "", None), paper(document), {}, Archive(record, []))
