"""The discussion checklist: topics, whether each is covered, where, and with which references."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lxml.etree import _Element as Element

from casegen.document.tree import Checklist, ChecklistItem, Document
from casegen.formats.docx.context import Context
from casegen.formats.docx.grids import Cell, grid
from casegen.formats.docx.inlines import cited
from casegen.formats.docx.runs import Face, inside, run
from casegen.formats.docx.styles import NOTICE, TITLE
from casegen.formats.docx.tables import words
from casegen.formats.docx.xml import paragraph


def alone(document: Document, context: Context) -> Iterator[Element]:
    """The checklist as a file of its own: its name, the report's title, the note, the table."""
    face = Face(document.language.tag)
    yield paragraph(context.style(TITLE), [run(document.checklist.heading, face)])
    yield paragraph(context.style(NOTICE), [run(document.front.plain_title, face)])
    yield note(document.checklist, face, context)
    yield from checklist(document.checklist, face, context, linked=False)


def note(found: Checklist, face: Face, context: Context) -> Element:
    """What a machine could see, and what it could not."""
    return paragraph(context.style(NOTICE), [run(found.note, face)])


def checklist(
    found: Checklist, face: Face, context: Context, *, linked: bool = True
) -> Iterator[Element]:
    """What a discussion must cover, item by item, with links into the report where it is there."""
    label = context.document.language.words["label"]
    head = [words(str(label[key]), face) for key in ("topic", "covered", "where", "citations")]
    rows = [
        [
            words(item.label, face),
            covered(item, face, context),
            places(item, face, context, linked=linked),
            numbers(item, face, context, linked=linked),
        ]
        for item in found.items
    ]
    yield from grid(head, rows, found.heading, context)


def covered(item: ChecklistItem, face: Face, context: Context) -> Cell:
    """A tick, or the words for its want."""
    if item.state == "covered":
        return Cell([run("✓", replace(face, symbols="Segoe UI Symbol"))], "✓")
    return words(context.document.language.word("label", item.state), face)


def places(item: ChecklistItem, face: Face, context: Context, *, linked: bool) -> Cell:
    """The paragraphs of a topic."""
    content = [
        inside(context.bookmark(target), [run(text, face)])
        if target and linked
        else run(text, face)
        for text, target in item.places
    ]
    return Cell(content, "".join(text for text, _target in item.places))


def numbers(item: ChecklistItem, face: Face, context: Context, *, linked: bool) -> Cell:
    """The numbers of the references cited in a topic; a dash where there are none."""
    language = context.document.language
    delimiter = language.word("pattern", "list_delimiter")
    content: list[Element] = []
    for number in item.numbers:
        content += [run(delimiter, face)] if content else []
        content.append(cited(number, face, context) if linked else run(str(number), face))
    if not content:
        return words(language.word("pattern", "unknown_day"), face)
    return Cell(content, delimiter.join(map(str, item.numbers)))
