"""Which figures and tables a document calls, in its reader's order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple, TypeVar

from casegen.document.mentions import in_section
from casegen.document.tree import Callout, Document, Figure, Table
from casegen.document.walk import floats

Name = TypeVar("Name")
Item = TypeVar("Item")


class Calls(NamedTuple):
    """The figures and tables of a document by id, and the callouts that a reader meets."""

    floats: Mapping[str, Figure | Table]
    called: tuple[Callout, ...]


def calls(document: Document) -> Calls:
    """What a document calls, and what there is to call."""
    known = floats(document)
    return Calls(known, called(document, known))


def called(document: Document, known: Mapping[str, Figure | Table]) -> tuple[Callout, ...]:
    """The callouts a reader meets; those of a legend or table only where it is called itself."""
    unread = dict(known)
    mentions = (m for section in document.sections for m in in_section(section, unread))
    return tuple(mention for mention in mentions if isinstance(mention, Callout))


def uncalled(
    calls: Mapping[str, Calls], kind: type[Figure | Table]
) -> Iterator[tuple[str | None, Figure | Table]]:
    """The figures or the tables that nothing calls, each with the language of that document."""
    missing = {}
    for tag, each in calls.items():
        known = {callout.target for callout in each.called}
        missing[tag] = {
            name: block
            for name, block in each.floats.items()
            if isinstance(block, kind) and name not in known
        }
    yield from told_once(missing)


def unnamed(calls: Calls) -> dict[tuple[str, ...], tuple[Figure, tuple[str, ...]]]:
    """The figures that are called, with those of their panels that no callout names."""
    letters: dict[str, set[str]] = {}
    for callout in calls.called:
        letters.setdefault(callout.target, set()).update(callout.panels)
    found = {}
    for name, block in calls.floats.items():
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
