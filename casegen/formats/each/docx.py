"""Word: one .docx per language, for the journals that take nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from casegen.document.tree import Document


def docx(document: Document) -> bytes:
    """The document as a Word file; the same document gives the same bytes. Raises WordError."""
    from casegen.formats.docx.manuscript import manuscript

    return manuscript(document)
