"""PDF: the page laid out on paper, for archives (PDF/A-3a) and for every reader (PDF/UA-1)."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from casegen.compose.imprint import volume
from casegen.document.figure_names import figure_files
from casegen.document.tree import Document, Front, Paragraph
from casegen.document.walk import plain
from casegen.formats.html import environment, page
from casegen.style.fonts import use_fonts
from casegen.style.language import fill

if TYPE_CHECKING:
    from casegen.case.figures.image import Image
    from casegen.document.publication import Edition
    from casegen.formats.pdf.archive import Archive


def pdf(document: Document, edition: Edition, jats_xml: bytes = b"") -> bytes:
    """The document as a PDF with the files it was made from, and the article in JATS where given.

    The same edition gives the same bytes. Raises LayoutError and CutError.
    """
    use_fonts()
    from casegen.formats.pdf.layout import lay_out
    from casegen.formats.pdf.telling import told

    return lay_out(
        *sheets(document, edition, jats_xml), lambda cut: told(cut, document, edition.case)
    )


def sheets(
    document: Document, edition: Edition, jats_xml: bytes = b""
) -> tuple[str, str, dict[str, Image], Archive]:
    """What is laid out: the page, its style sheet, its images by address, and its archive."""
    from casegen.formats.pdf.embedding import SCHEME
    from casegen.formats.pdf.gathered import gathered
    from casegen.formats.pdf.laid import laid

    lying = laid(document)
    images: dict[str, Image] = {}

    def address(image: Image) -> str:
        name = f"{SCHEME}:{sha256(image.data).hexdigest()}"
        images[name] = image
        return name

    text = page(gathered(document, lying), "", address, traced=True, laid=lying)
    return text, paper(document), images, archive(document, edition, jats_xml)


def paper(document: Document) -> str:
    """The style sheet of the printed page: the profile's measures, the language's words."""
    form, words = document.profile.page, document.language
    target = '" target-counter(attr(href), page) "'
    blanks = {"page": '" counter(page) "', "pages": '" counter(pages) "'}
    issue = document.manner.issue
    above = volume(issue, words) if issue else ""
    head = " · ".join(filter(None, [above, document.short_title]))
    first = issue.folio if issue else None
    counted = "{page}" if first is not None else words.word("label", "page_of")
    return (
        environment()
        .get_template("paper.css")
        .render(
            page=form,
            at_page=fill('"' + words.word("label", "at_page") + '"', page=target),
            draft=words.word("label", "draft") if document.manner.draft else "",
            running=quoted(head),
            folio=fill(f'"{counted}"', **blanks),
            first=first,
        )
    )


def quoted(text: str) -> str:
    """A text as a string of CSS, whatever is in it."""
    safe = (
        f"\\{ord(char):x} " if char.isascii() and not char.isalnum() and char != " " else char
        for char in text
    )
    return '"' + "".join(safe) + '"'


def archive(document: Document, edition: Edition, jats_xml: bytes) -> Archive:
    """What the PDF says of itself, and the files that it carries."""
    from casegen.formats.pdf.archive import Archive
    from casegen.formats.pdf.attaching import FIGURES, Attachment, media_type
    from casegen.formats.pdf.xmp import Record

    fronts = (document.front, *document.others)
    record = Record(
        titles={front.language: front.plain_title for front in fronts},
        descriptions={front.language: summary(front) for front in fronts},
        creators=[author.name for author in document.authors],
        subjects=document.front.keywords,
    )
    words = document.language.words["attachment"]
    files = [
        Attachment(name, kind, "Source", words["figure" if kind in FIGURES else "case"], data)
        for name, data in edition.files.items()
        for kind in [media_type(name, data)]
    ]
    if jats_xml:
        figures, data = pointed(document, edition, jats_xml)
        files += [
            Attachment(name, media_type(name, image), "Supplement", words["figure"], image)
            for name, image in figures.items()
        ]
        name = f"{edition.slug}.jats.xml"
        files.append(Attachment(name, "application/xml", "Alternative", words["article"], data))
    return Archive(record, files)


def pointed(
    document: Document, edition: Edition, jats_xml: bytes
) -> tuple[dict[str, bytes], bytes]:
    """The article in JATS pointing to figures by the names they have in the PDF.

    With it the figures that are not among the author's own files there, as in a blind report.
    """
    from casegen.formats.jats.xml import repointed
    from casegen.formats.pdf.attaching import flat

    own = {one.name: one for one in figure_files(document)}
    names = {
        name: flat(one.image.name)
        for name, one in own.items()
        if edition.files.get(one.image.name) == one.image.data
    }
    others = {name: one.image.data for name, one in own.items() if name not in names}
    return others, repointed(jats_xml, names)


def summary(front: Front) -> str:
    """The paragraphs of an abstract, without style."""
    blocks = (block for part in front.abstract.parts for block in part.blocks)
    return "\n\n".join(plain(block.inlines) for block in blocks if isinstance(block, Paragraph))
