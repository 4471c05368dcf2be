"""Waivers: the findings that an author answers for, each with a reason of her own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from casegen.finding import Finding
from casegen.load import Source
from casegen.message import _
from casegen.model import Case
from casegen.rule import Rule, by_handle


def waived(
    case: Case | None,
    results: Sequence[tuple[Rule, Finding]],
    source: Source,
    heard: frozenset[str],
) -> Iterator[Finding]:
    """The findings left after the case's waivers, and one for each waiver that waives nothing.

    `heard` names the rules that were run: of the others nobody knows what they would have found.
    """
    waivers = dict(case.waive) if case else {}
    used = {rule.name for rule, _found in results if rule.name in waivers and rule.waivable}
    yield from (found for rule, found in results if rule.name not in used)
    for name in waivers:
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
