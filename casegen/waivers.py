"""Waivers: the findings that an author answers for, each with a reason of her own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from casegen.finding import Finding
from casegen.load import Source
from casegen.message import _
from casegen.model import Case
from casegen.rule import Rule, by_handle

# What a rule found; None stands for all that a waived one would have found.
Result: TypeAlias = tuple[Rule, Finding | None]


def waived(
    case: Case | None,
    results: Sequence[Result],
    source: Source,
    heard: frozenset[str],
) -> Iterator[Finding]:
    """The findings left after the case's waivers, and one for each waiver that waives nothing.

    `heard` names the rules that were run: of the others nobody knows what they would have found.
    """
    used = {rule.name for rule, found in results if found is None}
    yield from (found for _rule, found in results if found)
    for name in case.waive if case else ():
        known = by_handle(name)
        if known and known.guards:
            yield refused(name, source)
        elif name not in used and (known is None or name in heard):
            yield unused(name, source)


def refused(name: str, source: Source) -> Finding:
    """The finding for a waiver of what guards a patient."""
    place, values = source.key_place(("waive", name)), {"name": name}
    message = _("“{name}” guards the patient and cannot be waived; mend what it found instead.")
    return Finding(place, "error", "P900", "waiver-refused", message, values)


def unused(name: str, source: Source) -> Finding:
    """The finding for a waiver of what was not found."""
    place, values = source.key_place(("waive", name)), {"name": name}
    message = _("The waiver “{name}” waives nothing; delete it.")
    return Finding(place, "warning", "S999", "waiver-unused", message, values)
