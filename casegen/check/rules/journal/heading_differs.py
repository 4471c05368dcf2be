"""J011 heading-differs."""

from __future__ import annotations

from collections.abc import Iterator

from casegen.case.finding import Findings, Found
from casegen.check.given import Printed
from casegen.check.rule import rule
from casegen.document.tree import Document, Paragraph, Section
from casegen.document.walk import plain, walk
from casegen.messages import _
from casegen.reading.journal.headings import folded, meant
from casegen.reading.journal.parts import expected, keys_of


@rule("J011", "warning")
def heading_differs(given: Printed) -> Findings:
    r"""A part must stand under the journal's own heading, and under no other that is typed.

    Why: indexers and readers find a part by its heading; one typed into the text is printed below
    the one that the journal prints.

    Bad:
        [introduction]
        vi = "**1. Mở đầu**\n\nThiếu máu là bệnh thường gặp."
        en = "**1. Background**\n\nAnemia is a common disease."

    Good:
        [introduction]
        vi = "**Mở đầu** là mệt.\n\nThiếu máu là bệnh thường gặp."
        en = "**Background** is fatigue.\n\nAnemia is a common disease."

    Fix: use the journal's words; delete headings from the text, since casegen prints them.
    """
    typed = _("“{typed}” stands as a heading in the text; “{heading}” is printed: delete it.")
    other = _("The part is headed “{typed}”; the journal's heading is “{heading}”.")
    for tag, document in given.documents.items():
        for role, heading in printed(document):
            wanted = expected(document, role)
            if folded(heading) != folded(wanted):
                values = {"typed": heading, "heading": wanted}
                yield Found(keys_of(role), other, values, on_key=True, language=tag)
        for section in document.sections:
            for text in paragraphs_of(section):
                if meant(text, tag):
                    values = {"typed": text, "heading": expected(document, section.role)}
                    yield Found((*keys_of(section.role), tag), typed, values, language=tag)


def paragraphs_of(section: Section) -> Iterator[str]:
    """The paragraphs under a heading, without style."""
    for part in walk(section):
        for block in part.blocks:
            if isinstance(block, Paragraph):
                yield plain(block.inlines)


def printed(document: Document) -> Iterator[tuple[str, str]]:
    """The roles of the parts with the headings they stand under."""
    yield "abstract", document.front.abstract.heading
    yield from ((section.role, section.heading) for section in document.sections)
    yield "references", document.references_heading
