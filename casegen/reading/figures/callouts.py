"""Which figures and tables a document calls, in its reader's order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

from casegen.case.memo import latest
from casegen.document import walk as contents
from casegen.document.mentions import in_section
from casegen.document.tree import Callout, Document, Figure, Table

Name = TypeVar("Name")
Item = TypeVar("Item")

floats = latest(contents.floats)


@latest
def called(document: Document) -> tuple[Callout, ...]:
    """The callouts a reader meets; those of a legend or table only where it is called itself."""
    unread = dict(floats(document))
    mentions = (m for section in document.sections for m in in_section(section, unread))
    return tuple(mention for mention in mentions if isinstance(mention, Callout))


def uncalled(
    documents: Mapping[str, Document], kind: type[Figure | Table]
) -> Iterator[tuple[str | None, Figure | Table]]:
    """The figures or the tables that nothing calls, each with the language of that document."""
    missing = {}
    for tag, document in documents.items():
        known = {callout.target for callout in called(document)}
        missing[tag] = {
            name: block
            for name, block in floats(document).items()
            if isinstance(block, kind) and name not in known
        }
    yield from told_once(missing)


def unnamed(document: Document) -> dict[tuple[str, ...], tuple[Figure, tuple[str, ...]]]:
    """The figures that are called, with those of their panels that no callout names."""
    letters: dict[str, set[str]] = {}
    for callout in called(document):
        letters.setdefault(callout.target, set()).update(callout.panels)
    found = {}
    for name, block in floats(document).items():
        if isinstance(block, Figure) and name in letters:
            known = (panel.letter for panel in block.panels if panel.letter)
            left = tuple(letter for letter in known if letter not in letters[name])
            if left:
                found[name, *left] = block, left
    return found


def told_once(missing: Mapping[str, Mapping[Name, Item]]) -> Iterator[tuple[str | None, Item]]:
    """What each language lacks, by name; told once and of no language where all lack it."""
    told: set[Name] = set()
    for tag, items in missing.items():
        for name, item in items.items():
            everywhere = all(name in others for others in missing.values())
            if name not in told:
                yield None if everywhere else tag, item
            if everywhere:
                told.add(name)


def written(block: Figure | Table, panels: str = "") -> str:
    """How a callout of a figure or table is typed, as `@fig:scan{A}`."""
    kind = "fig" if isinstance(block, Figure) else "tab"
    return f"@{kind}:{block.key}" + (f"{{{panels}}}" if panels else "")
