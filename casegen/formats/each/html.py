"""HTML: one self-contained file per language."""

from __future__ import annotations

from functools import cache

from casegen.document.tree import Document
from casegen.formats.html import page
from casegen.formats.html.sources import embedded
from casegen.style.fonts import fonts
from casegen.style.fonts.scripts import beyond
from casegen.system.data import SKELETON


def html(document: Document) -> bytes:
    """The document as one HTML file that needs nothing else: fonts and figures are inside."""
    sheet = style() + "\n"
    text = page(document, sheet, embedded)
    more = beyond(text)
    return (page(document, more + sheet, embedded) if more else text).encode()


@cache
def style() -> str:
    """The style sheet for screens, with the fonts it names."""
    return (
        fonts().css() + (SKELETON / "base.css").read_text() + (SKELETON / "screen.css").read_text()
    )
