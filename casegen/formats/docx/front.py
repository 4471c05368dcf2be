"""The front of a report: title, authors, where they work, notices, abstract and keywords."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from lxml.etree import _Element as Element

from casegen.document.tree import Affiliation, Author, Document, Front
from casegen.formats.docx.blocks import blocks
from casegen.formats.docx.context import Context
from casegen.formats.docx.inlines import inlines
from casegen.formats.docx.runs import Face, outside, run
from casegen.formats.docx.styles import AFFILIATION, AUTHORS, HEADING, KEYWORDS, LINK, NOTICE, TITLE
from casegen.formats.docx.xml import paragraph


def front(document: Document, face: Face, context: Context) -> Iterator[Element]:
    """What stands before the abstract."""
    loud = replace(face, capitals=context.capitals(1))
    yield paragraph(context.style(TITLE), inlines(document.front.title, loud, context))
    if document.authors:
        yield paragraph(context.style(AUTHORS), authors(document, face, context))
    yield from institutions(document.affiliations, face, context)
    for author in document.authors:
        if author.corresponding:
            yield paragraph(context.style(AFFILIATION), correspondence(author, face, context))
    for line in document.imprint:
        yield paragraph(context.style(AFFILIATION), inlines(line, face, context))
    for notice in document.notices:
        yield paragraph(context.style(NOTICE), inlines(notice, face, context))


def institutions(places: Iterable[Affiliation], face: Face, context: Context) -> Iterator[Element]:
    """Where the authors work, each with its mark."""
    raised = replace(face, raised="superscript")
    for place in places:
        text = ", ".join(part for part in (place.name, place.city, place.country) if part)
        mark = [run(place.mark, raised), run(" ", face)] if place.mark else []
        yield paragraph(context.style(AFFILIATION), [*mark, run(text, face)])


def authors(document: Document, face: Face, context: Context) -> list[Element]:
    """The authors in a row, each with marks that lead to institutions."""
    delimiter = document.language.word("pattern", "author_delimiter")
    raised = replace(face, raised="superscript")
    named = replace(face, bold=True, unproofed=True)
    found: list[Element] = []
    for author in document.authors:
        if found:
            found.append(run(delimiter, face))
        found.append(run(author.name, named))
        marks = ",".join(author.raised) + ("*" if author.corresponding else "")
        if marks:
            found.append(run(marks, raised))
        if author.orcid:
            found.append(run(" ", face))
            found.append(web(f"https://orcid.org/{author.orcid}", author.orcid, face, context))
    return found


def correspondence(author: Author, face: Face, context: Context) -> list[Element]:
    """Whom to write to."""
    label = context.document.language.words["label"]
    strong = replace(face, bold=True)
    found = [
        run("* ", face),
        run(f"{label['corresponding_author']}:", strong),
        run(" ", face),
        run(author.name, replace(face, unproofed=True)),
    ]
    if author.email:
        found += [run(". ", face), run(f"{label['email']}:", strong), run(" ", face)]
        found.append(web(f"mailto:{author.email}", author.email, face, context))
    return found


def web(url: str, text: str, face: Face, context: Context) -> Element:
    """A link of casegen's own making."""
    ident = context.main.relate_to(url, RT.HYPERLINK, is_external=True)
    return outside(ident, [run(text, replace(face, style=context.style(LINK), unproofed=True))])


def abstract(found: Front, level: int, face: Face, context: Context) -> Iterator[Element]:
    """An abstract under its heading, and its keywords."""
    heading = run(found.abstract.heading, replace(face, capitals=context.capitals(level)))
    yield paragraph(context.style(HEADING[level]), [heading], context.counted())
    for part in found.abstract.parts:
        yield from blocks(part.blocks, face, context, part.heading)
    if found.keywords:
        label = run(f"{found.keywords_label}:", replace(face, bold=True))
        words = run(f" {'; '.join(found.keywords)}", face)
        yield paragraph(context.style(KEYWORDS), [label, words])
