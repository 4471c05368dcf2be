"""The pages of checklists: that of a reporting guideline, and that of the discussion."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from casegen.document.tree import Document
from casegen.formats.care import Item
from casegen.formats.html import environment, outline


def checklist_page(document: Document, items: Iterable[Item], style: str) -> str:
    """The items of a checklist as an HTML page, each with the part that should answer it."""
    return (
        environment()
        .get_template("checklist.html")
        .render(
            document=document,
            label=document.language.words["label"],
            items=items,
            parts={part: (number, heading) for part, number, heading, _ in outline(document)},
            style=Markup(style),
        )
    )


def topics_page(document: Document, style: str, beside: str | None) -> str:
    """The discussion's checklist as an HTML page of its own.

    `beside` is the name of the report's page, to which places and citations lead; None where they
    lead nowhere.
    """
    return (
        environment()
        .get_template("topics.html")
        .render(
            document=document,
            label=document.language.words["label"],
            pattern=document.language.words["pattern"],
            captions=document.profile.captions,
            reference_ids={entry.number: entry.id for entry in document.references},
            beside=beside,
            style=Markup(style),
        )
    )
