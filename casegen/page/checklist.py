"""The page of a reporting checklist."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from casegen.checklists import Item
from casegen.document import Document
from casegen.page import environment, outline


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
