"""The discussion checklist: each topic covered or not, where, and with which references."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from casegen.compose.context import Context
from casegen.compose.front import heading
from casegen.document import (
    Block,
    Checklist,
    ChecklistItem,
    Cluster,
    Emphasis,
    Inlines,
    Link,
    ListBlock,
    Paragraph,
    Quote,
    Strong,
)
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
    numbers = {number for block in blocks for number in cited(block)}
    return ChecklistItem(topic, label, bool(blocks), places, tuple(sorted(numbers)))


def cited(block: Block) -> Iterator[int]:
    """The reference numbers a block cites."""
    match block:
        case Paragraph():
            yield from cited_inline(block.inlines)
        case ListBlock():
            for inner in (inner for entry in block.items for inner in entry):
                yield from cited(inner)
        case Quote():
            for inner in block.blocks:
                yield from cited(inner)


def cited_inline(inlines: Inlines) -> Iterator[int]:
    """The reference numbers inlines cite."""
    for node in inlines:
        if isinstance(node, Cluster):
            yield from node.numbers
        elif isinstance(node, Emphasis | Strong | Link):
            yield from cited_inline(node.children)
