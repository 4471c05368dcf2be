"""The topics of a discussion: which it takes up, by their names or by those of a case's own."""

from __future__ import annotations

from casegen.case.model.case import Case


def taken_up(case: Case) -> frozenset[str]:
    """The topics that the discussion names, and those that its own topics cover."""
    named = {topic for entry in case.discussion for topic in entry.named}
    return frozenset(named | {own.covers for own in case.topics if own.covers and own.id in named})


def about(case: Case, topic: str) -> frozenset[str]:
    """A topic and those of the case that cover it."""
    return frozenset({topic} | {own.id for own in case.topics if own.covers == topic})
