"""Gathering: a sentence that is said of many places for one cause is told once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from casegen.case.finding import Finding

# As often as this, a sentence is told at each of its places.
MOST = 3


def gathered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings in their order, those of one file that say the same as one with all their places."""
    findings = tuple(findings)
    alike: dict[tuple[object, ...], list[Finding]] = {}
    for one in findings:
        alike.setdefault(sentence(one), []).append(one)
    many = {told: group for told, group in alike.items() if len(group) > MOST}
    return tuple(
        together(many[told]) if told in many else one
        for one in findings
        for told in [sentence(one)]
        if told not in many or one is many[told][0]
    )


def sentence(one: Finding) -> tuple[object, ...]:
    """What is the same in findings of one cause."""
    values = tuple(sorted(one.values.items()))
    return one.place.path, one.severity, one.code, one.message, values


def together(group: list[Finding]) -> Finding:
    """The first of some findings that say the same, with the places and mends of them all."""
    others = tuple(one.place for one in group[1:])
    return replace(group[0], others=others, fix=tuple(mend for one in group for mend in one.fix))
