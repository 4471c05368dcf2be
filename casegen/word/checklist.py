"""The discussion checklist: topics, whether each is covered, where, and with which references."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from lxml.etree import _Element as Element

from casegen.document import Checklist, ChecklistItem
from casegen.language import fill
from casegen.word.context import Context
from casegen.word.grids import Cell, grid
from casegen.word.inlines import cited
from casegen.word.runs import Face, inside, run
from casegen.word.tables import words


def checklist(found: Checklist, face: Face, context: Context) -> Iterator[Element]:
    """What a discussion must cover, item by item."""
    label = context.document.language.words["label"]
    head = [words(str(label[key]), face) for key in ("topic", "covered", "where", "citations")]
    rows = [
        [
            words(item.label, face),
            covered(item, face, context),
            joined(places(item, face, context), face, context),
            joined(
                [(str(number), cited(number, face, context)) for number in item.numbers],
                face,
                context,
            ),
        ]
        for item in found.items
    ]
    yield from grid(head, rows, found.heading, context)


def covered(item: ChecklistItem, face: Face, context: Context) -> Cell:
    """A tick, or the words for its want."""
    if item.covered:
        return Cell([run("✓", replace(face, symbols="Segoe UI Symbol"))], "✓")
    return words(context.document.language.word("label", "not_covered"), face)


def places(item: ChecklistItem, face: Face, context: Context) -> Iterator[tuple[str, Element]]:
    """Links to the paragraphs of a topic, the first with its word."""
    for place, (number, target) in enumerate(item.places):
        pattern = context.document.language.word("label", "paragraph")
        text = number if place else fill(pattern, number=number)
        yield text, inside(context.bookmark(target), [run(text, face)])


def joined(found: Iterable[tuple[str, Element]], face: Face, context: Context) -> Cell:
    """Links in a row; a dash where there are none."""
    language = context.document.language
    delimiter = language.word("pattern", "list_delimiter")
    content: list[Element] = []
    texts = []
    for text, link in found:
        content += [run(delimiter, face), link] if content else [link]
        texts.append(text)
    if not content:
        return words(language.word("pattern", "unknown_day"), face)
    return Cell(content, delimiter.join(texts))
