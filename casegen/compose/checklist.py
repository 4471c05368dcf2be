"""The discussion checklist: each topic covered or not, where, and with which references."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from casegen.case.model.topics import about
from casegen.compose.context import Context
from casegen.compose.front import heading
from casegen.document.tree import Block, Checklist, ChecklistItem, Cluster, Paragraph
from casegen.document.walk import marks, said
from casegen.style.language import Language, said_in

Entry = tuple[tuple[str, ...], tuple[Block, ...]]
RANGE = 3


def checklist(context: Context, entries: Sequence[Entry], counted: Mapping[str, int]) -> Checklist:
    """The topics of profile and case held against the discussion's (topics, blocks) entries.

    `counted` numbers paragraphs by their ids where the report's margin does.
    """
    return Checklist(
        heading=heading(context, "checklist"),
        note=context.language.word("label", "checklist_note"),
        items=tuple(
            item(topic, label, context, entries, counted) for topic, label in topics(context)
        ),
    )


def topics(context: Context) -> Iterator[tuple[str, str]]:
    """The topics to be listed with their labels: what is demanded or named, then the case's own."""
    case, form, tag = context.case, context.profile.discussion, context.language.tag
    named = {topic for entry in case.discussion for topic in entry.named}
    own = {topic.id: topic.text for topic in case.topics}
    for topic, labels in form.topics.items():
        if topic not in own and (topic in form.demanded or named & about(case, topic)):
            yield topic, said_in(labels, tag)
    yield from ((topic, said_in(labels, tag)) for topic, labels in own.items())


def item(
    topic: str, label: str, context: Context, entries: Iterable[Entry], counted: Mapping[str, int]
) -> ChecklistItem:
    """One row."""
    wanted = about(context.case, topic)
    found = [block for names, blocks in entries if wanted & {*names} for block in blocks]
    numbers = {
        number
        for block in found
        for inlines in said(block)
        for mark in marks(inlines)
        if isinstance(mark, Cluster)
        for number in mark.numbers
    }
    placed = [
        (counted.get(block.id, block.number), block.id)
        for block in found
        if isinstance(block, Paragraph) and block.id
    ]
    cites = {topic, *(own.covers for own in context.case.topics if own.id == topic)}
    lacking = not numbers and bool(cites & {*context.profile.discussion.cited})
    state: Literal["covered", "named", "not_covered"] = "named" if lacking else "covered"
    return ChecklistItem(
        topic=topic,
        label=label,
        state=state if found else "not_covered",
        places=tuple(places(placed, context.language)),
        numbers=tuple(sorted(numbers)),
    )


def places(found: Sequence[tuple[int, str]], language: Language) -> Iterator[tuple[str, str]]:
    """Where a topic is taken up, as "paragraphs 3 and 5–8": words, and ids to which they lead."""
    rows: list[list[tuple[int, str]]] = []
    for place in sorted(found):
        if rows and rows[-1][-1][0] == place[0] - 1:
            rows[-1].append(place)
        else:
            rows.append([place])
    parts = [[row[0], row[-1]] for row in rows if len(row) >= RANGE]
    parts += [[place] for row in rows if len(row) < RANGE for place in row]
    if not parts:
        yield language.word("pattern", "unknown_day"), ""
        return
    before, _, after = language.word(
        "label", "paragraphs" if len(found) > 1 else "paragraph"
    ).partition("{number}")
    yield before, ""
    for index, part in enumerate(sorted(parts)):
        if index:
            last = index == len(parts) - 1
            yield language.word("pattern", "list_last" if last else "list_delimiter"), ""
        for end, (number, target) in enumerate(part):
            yield from [(language.span("", ""), "")] if end else []
            yield str(number), target
    yield from [(after, "")] if after else []
