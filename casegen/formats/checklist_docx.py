"""The discussion's checklist as a Word file, beside the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from casegen.document import Document


def checklist_docx(document: Document) -> bytes:
    """The checklist in the report's own styles. Raises WordError."""
    from casegen.word.checklist import alone
    from casegen.word.manuscript import manuscript

    return manuscript(document, alone)
