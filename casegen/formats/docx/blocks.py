"""Blocks: paragraphs, lists, quotes, and whatever stands between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from lxml.etree import _Element as Element

from casegen.document.tree import Block, Facts, Figure, ListBlock, Paragraph, Quote, Table, Timeline
from casegen.formats.docx.context import Context
from casegen.formats.docx.figures import figure
from casegen.formats.docx.inlines import inlines
from casegen.formats.docx.numbering import LEVELS, STEP, numbered
from casegen.formats.docx.runs import Face, run
from casegen.formats.docx.styles import LIST, LIST_TITLE, NORMAL, QUOTE
from casegen.formats.docx.tables import facts, table, timeline
from casegen.formats.docx.xml import paragraph, w


@dataclass(frozen=True)
class Setting:
    """How a block stands: in which style, in which list and how deep, behind which heading.

    `first` is True for the block that carries its list item's mark.
    """

    style: str
    list: int = 0
    depth: int = -1
    first: bool = False
    lead: str = ""

    def properties(self) -> tuple[Element, ...]:
        """What tells Word the list: a mark for an item's first paragraph, an indent for others."""
        if self.depth < 0:
            return ()
        if self.first:
            return (numbered(self.list, min(self.depth, LEVELS - 1)),)
        return (w("ind", left=STEP * (self.depth + 1)),)


def blocks(
    found: Iterable[Block], face: Face, context: Context, lead: str = ""
) -> Iterator[Element]:
    """Blocks of running text; `lead` is set before the first."""
    for block in found:
        yield from written(block, Setting(context.looks.ids[NORMAL], lead=lead), face, context)
        lead = ""


def written(block: Block, setting: Setting, face: Face, context: Context) -> Iterator[Element]:
    """One block."""
    match block:
        case Paragraph():
            yield text(block, setting, face, context)
        case ListBlock():
            yield from listed(block, setting, face, context)
        case Quote():
            quoted = replace(setting, style=context.style(QUOTE), first=False)
            for inner in block.blocks:
                yield from written(inner, quoted, face, context)
        case Facts():
            yield from facts(block, face, context)
        case Timeline():
            yield from timeline(block, face, context)
        case Table():
            yield from table(block, face, context)
        case Figure():
            yield from figure(block, face, context)


def text(block: Paragraph, setting: Setting, face: Face, context: Context) -> Element:
    """A paragraph, with a bookmark where the discussion checklist leads to it."""
    lead = block.lead or setting.lead
    heading = [run(f"{lead}.", replace(face, bold=True)), run(" ", face)] if lead else []
    content = [*heading, *inlines(block.inlines, face, context)]
    if block.id in context.linked:
        content = context.mark(block.id or "", content)
    return paragraph(setting.style, content, *setting.properties())


def listed(block: ListBlock, setting: Setting, face: Face, context: Context) -> Iterator[Element]:
    """A list with its title, each item's first paragraph with the mark."""
    if block.title:
        yield paragraph(context.style(LIST_TITLE), [run(block.title, face)])
    depth = setting.depth + 1
    number = (
        context.numbering.instance("bullets")
        if block.start is None
        else context.numbering.instance("numbers", min(depth, LEVELS - 1), block.start)
    )
    for item in block.items:
        for place, inner in enumerate(item):
            own = Setting(context.style(LIST), number, depth, first=place == 0)
            yield from written(inner, own, face, context)
