"""PDF: the page laid out on paper, tagged after PDF/UA-1."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from casegen.fonts import use_fonts
from casegen.language import fill
from casegen.page import environment, page

if TYPE_CHECKING:
    from casegen.document import Document, Image


def pdf(document: Document) -> bytes:
    """The document as a PDF; the same document gives the same bytes. Raises LayoutError."""
    use_fonts()
    from casegen.layout import SCHEME, lay_out

    images: dict[str, Image] = {}

    def address(image: Image) -> str:
        name = f"{SCHEME}:{sha256(image.data).hexdigest()}"
        images[name] = image
        return name

    return lay_out(page(document, "", address), paper(document), images)


def paper(document: Document) -> str:
    """The style sheet of the printed page: the profile's measures, the language's words."""
    form, words = document.profile.page, document.language
    blanks = {"page": '" counter(page) "', "pages": '" counter(pages) "'}
    return (
        environment()
        .get_template("paper.css")
        .render(
            page=form,
            draft=words.word("label", "draft") if document.manner.draft else "",
            folio=fill('"' + words.word("label", "page_of") + '"', **blanks),
        )
    )
