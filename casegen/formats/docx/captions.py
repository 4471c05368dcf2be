"""Captions: a label Word counts itself, a bookmark to refer to it by, a title."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from lxml.etree import _Element as Element

from casegen.document.tree import Figure, Table
from casegen.formats.docx.context import Context
from casegen.formats.docx.inlines import inlines
from casegen.formats.docx.runs import Face, instruction, run
from casegen.formats.docx.styles import CAPTION
from casegen.formats.docx.xml import flag, paragraph
from casegen.style.language import NO_BREAK_SPACE


def caption(
    block: Figure | Table,
    rest: Iterable[Element],
    face: Face,
    context: Context,
    *,
    above: bool,
) -> Element:
    """A caption; `above` keeps it with what follows, `rest` stands after the title."""
    strong = replace(face, bold=True)
    delimiter = context.document.profile.captions.delimiter
    content = [
        *context.mark(block.id, label(block, strong)),
        run(delimiter, strong),
        *inlines(block.title, face, context),
        *rest,
    ]
    return paragraph(context.style(CAPTION), content, flag("keepNext", above))


def label(block: Figure | Table, face: Face) -> list[Element]:
    """A label whose number is a sequence field, as Word's own captions have it.

    Its space does not break, as in callouts, which repeat the label when Word counts anew.
    """
    word, number = block.word, str(block.number)
    name = "_".join(word.split())
    return [
        run(word + NO_BREAK_SPACE, face),
        *instruction(f"SEQ {name} \\* ARABIC", [run(number, face)], face),
    ]
