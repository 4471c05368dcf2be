"""How many words a document has, counted as Word counts them.

A word is whatever stands between spaces, whichever kind of space: the rule of the word counters
of Word and of Writer, https://help.libreoffice.org/latest/en-US/text/swriter/01/06040000.html.
A Vietnamese word of two syllables therefore counts as two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from casegen.document.tree import Block, Document, Figure, Front, ListBlock, Paragraph, Quote, Table
from casegen.document.walk import parts, plain


def words(document: Document) -> int:
    """The words from the introduction to the conclusion: headings, text, captions and notes.

    The cells of tables are left out, and so are the abstract, declarations and references.
    """
    return sum(
        counted([part.number, part.heading]) + counted(texts(part.blocks))
        for part in parts(document)
    )


def abstract_words(front: Front) -> int:
    """The words of an abstract, the headings of its parts included."""
    parts = front.abstract.parts
    return sum(counted([part.heading]) + counted(texts(part.blocks)) for part in parts)


def counted(pieces: Iterable[str]) -> int:
    """The words of some texts."""
    return sum(len(piece.split()) for piece in pieces)


def texts(blocks: Iterable[Block]) -> Iterator[str]:
    """The texts of blocks, one by one."""
    for block in blocks:
        match block:
            case Paragraph():
                yield block.lead or ""
                yield plain(block.inlines)
            case ListBlock():
                yield block.title
                for item in block.items:
                    yield from texts(item)
            case Quote():
                yield from texts(block.blocks)
            case Figure():
                yield from (block.label, plain(block.title), plain(block.legend))
                for panel in block.panels:
                    yield from (panel.letter, plain(panel.caption))
            case Table():
                yield from (block.label, plain(block.title), plain(block.note))
