"""The discussion's checklist as a Word file, beside the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from casegen.document.tree import Document


def checklist_docx(document: Document) -> bytes:
    """The checklist in the report's own styles. Raises WordError."""
    from casegen.formats.docx.checklist import alone
    from casegen.formats.docx.manuscript import manuscript

    return manuscript(document, alone)
