"""The discussion checklist: each topic covered or not, where, and with which references."""

from __future__ import annotations

from collections.abc import Sequence

from casegen.compose.context import Context
from casegen.compose.front import heading
from casegen.contents import marks, said
from casegen.document import Block, Checklist, ChecklistItem, Cluster, Paragraph
from casegen.language import said_in


def checklist(context: Context, entries: Sequence[tuple[str, Sequence[Block]]]) -> Checklist:
    """The profile's topics held against the discussion's (topic, blocks) entries."""
    by_topic: dict[str, list[Block]] = {}
    for topic, blocks in entries:
        by_topic.setdefault(topic, []).extend(blocks)
    return Checklist(
        heading=heading(context, "checklist"),
        items=tuple(
            item(topic, said_in(labels, context.language.tag), by_topic.get(topic, []))
            for topic, labels in context.profile.discussion.topics.items()
        ),
    )


def item(topic: str, label: str, blocks: Sequence[Block]) -> ChecklistItem:
    """One row: the places are (printed words, id of the paragraph)."""
    places = tuple(
        (block.id.rpartition("-")[2], block.id)
        for block in blocks
        if isinstance(block, Paragraph) and block.id
    )
    numbers = {
        number
        for block in blocks
        for inlines in said(block)
        for mark in marks(inlines)
        if isinstance(mark, Cluster)
        for number in mark.numbers
    }
    return ChecklistItem(topic, label, bool(blocks), places, tuple(sorted(numbers)))
