"""Waivers: the findings that an author answers for, each with a reason of her own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from casegen.case.finding import Finding, told
from casegen.case.load import Source
from casegen.case.model import Case
from casegen.case.outside import Outside
from casegen.check.codes import Code, declared
from casegen.check.rule import Rule
from casegen.messages import _

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
        known = declared(name)
        if known and (known.guards or not known.waivable):
            code = "waiver-refused" if known.guards else "waiver-unused"
            if code in heard:
                yield refused(name, known, source)
        elif "waiver-unused" in heard and useless(name, known, used, heard):
            yield unused(name, source)


def useless(name: str, known: Code | None, used: set[str], heard: frozenset[str]) -> bool:
    """Whether a waiver waives nothing; what is told beside the rules is found elsewhere."""
    if isinstance(known, Outside):
        return False
    return name not in used and (known is None or name in heard)


def refused(name: str, known: Code, source: Source) -> Finding:
    """The finding for a waiver of what cannot be waived."""
    place, values = source.key_place(("waive", name)), {"name": name}
    if known.guards:
        message = _("“{name}” guards the patient and cannot be waived; mend what it found instead.")
        return told("P900", place, message, values)
    message = _("“{name}” cannot be waived, since nothing is made before it is mended; delete it.")
    return told("S999", place, message, values)


def unused(name: str, source: Source) -> Finding:
    """The finding for a waiver of what was not found."""
    place, values = source.key_place(("waive", name)), {"name": name}
    return told("S999", place, _("The waiver “{name}” waives nothing; delete it."), values)
