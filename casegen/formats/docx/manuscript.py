"""The manuscript: a Document written as a Word file, part by part in the profile's order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from lxml.etree import _Element as Element

from casegen.document.tree import Checklist, Document, Front, Reference, Section
from casegen.document.unbroken import glued
from casegen.document.walk import floats
from casegen.formats.docx.blocks import blocks
from casegen.formats.docx.checklist import checklist, note
from casegen.formats.docx.context import Context, links
from casegen.formats.docx.front import abstract, front, institutions
from casegen.formats.docx.inlines import inlines
from casegen.formats.docx.joined import joined
from casegen.formats.docx.looks import looks
from casegen.formats.docx.numbering import Numbering
from casegen.formats.docx.package import packed, xml_part
from casegen.formats.docx.runs import Face, run, tab
from casegen.formats.docx.section import area, later, section
from casegen.formats.docx.settings import properties, settings
from casegen.formats.docx.styles import ENTRY, HEADING, LIST, NORMAL
from casegen.formats.docx.xml import W, paragraph, twips, w

ROOM = 9
Writing = Callable[[Document, Context], Iterator[Element]]


def manuscript(document: Document, written: Writing | None = None) -> bytes:
    """The document, or what is written of it, as a Word file. Raises WordError.

    The same document gives the same bytes.
    """
    written = written or body
    chosen = looks(document)
    text = w("body")
    main = xml_part("/word/document.xml", CT.WML_DOCUMENT_MAIN, w("document", text))
    edges = section(document, chosen, main)
    house = chosen.house
    context = Context(
        document=document,
        looks=chosen,
        numbering=Numbering(document, house.numbering if house else None),
        main=main,
        area=area(edges),
        edges=edges,
        floats=frozenset(floats(document)),
        references={entry.number: entry.id for entry in document.references},
        linked=links(document),
    )
    text.extend(apart(joined(written(document, context)), context))
    text.append(later(edges) if context.breaks else edges)
    for name, kind, content_type, root in (
        ("styles", RT.STYLES, CT.WML_STYLES, chosen.styles),
        ("numbering", RT.NUMBERING, CT.WML_NUMBERING, context.numbering.element()),
        ("settings", RT.SETTINGS, CT.WML_SETTINGS,
         settings(document, even_and_odd=bool(house and house.even_and_odd))),
    ):  # fmt: skip
        main.relate_to(xml_part(f"/word/{name}.xml", content_type, root), kind)
    if house and house.theme:
        main.relate_to(house.theme, RT.THEME)
    record = xml_part("/docProps/core.xml", CT.OPC_CORE_PROPERTIES, properties(document))
    return packed(main, record)


def body(document: Document, context: Context) -> Iterator[Element]:
    """Everything a reader reads."""
    face = Face(document.language.tag)
    yield from front(document, face, context)
    for part in document.parts:
        match part.held:
            case Section():
                yield from headed(part.held, 1, face, context)
            case Checklist():
                yield heading(part.heading, 1, face, context)
                yield note(part.held, face, context)
                yield from checklist(part.held, face, context)
            case Front() if part.role == "abstract":
                yield from abstract(part.held, 1, face, context)
            case Front():
                yield from other_language(part.held, context)
            case listed:
                yield heading(part.heading, 1, face, context)
                yield from (entry(reference, face, context) for reference in listed)


def apart(made: Iterator[Element], context: Context) -> Iterator[Element]:
    """Paragraphs and tables, with room below each table, and a paragraph after the last."""
    text = {context.looks.ids[NORMAL], context.style(LIST)}
    below = False
    for block in made:
        form = block.find(f"{{{W}}}pPr")
        if below and form is not None and form[0].get(f"{{{W}}}val") in text:
            indent = form.find(f"{{{W}}}ind")
            form.insert(len(form) if indent is None else form.index(indent), room())
        yield block
        below = block.tag == f"{{{W}}}tbl"
    if below:
        yield paragraph(context.looks.ids[NORMAL], [])


def room() -> Element:
    """The room below a table."""
    return w("spacing", before=twips(ROOM))


def headed(part: Section, level: int, face: Face, context: Context) -> Iterator[Element]:
    """A section with all below it."""
    yield heading(part.heading, level, face, context, number=bool(part.number))
    yield from blocks(part.blocks, face, context)
    for child in part.sections:
        yield from headed(child, level + 1, face, context)


def heading(
    text: str, level: int, face: Face, context: Context, *, number: bool = False
) -> Element:
    """A heading, numbered by Word or not at all."""
    chosen = HEADING[min(level, max(HEADING))]
    loud = replace(face, capitals=level == 1 and context.capitals(level))
    return paragraph(
        context.style(chosen), [run(glued(text), loud)], context.counted(number=number)
    )


def entry(reference: Reference, face: Face, context: Context) -> Element:
    """An entry of the reference list; its number is text, so that no edit parts it from a citation.

    Word would count the entries anew where one is deleted, and leave the citations as they are.
    """
    own = Face(reference.language or face.language, unproofed=True)
    content = [
        run(f"{reference.number}.", own),
        tab(own),
        *inlines(reference.inlines, own, context),
    ]
    return paragraph(context.style(ENTRY), context.mark(reference.id, content))


def other_language(other: Front, context: Context) -> Iterator[Element]:
    """Title, abstract and keywords in another of the case's languages."""
    face = Face(other.language)
    title = inlines(other.title, replace(face, capitals=context.capitals(1)), context)
    yield paragraph(context.style(HEADING[1]), title, context.counted())
    yield from institutions(other.affiliations, face, context)
    yield from abstract(other, 2, face, context)
