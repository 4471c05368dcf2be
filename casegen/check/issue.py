"""Read an issue file: what a journal's staff add to a case, kept apart from the author's file."""

from __future__ import annotations

import itertools
from pathlib import Path

from pydantic import ValidationError

from casegen.case.finding import Finding, told
from casegen.case.load import LoadError, Source, load
from casegen.case.model.issue import Issue
from casegen.check.strict import misfits, unreadable
from casegen.messages import _

DATES = ("received", "revised", "accepted", "published")


class IssueError(Exception):
    """An issue file that cannot be used; `findings` say why and where."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(findings)
        self.findings = findings


def read_issue(path: Path) -> Issue:
    """The issue in a file; raises IssueError."""
    try:
        source = load(path)
    except LoadError as error:
        raise IssueError((unreadable(error),)) from None
    try:
        issue = Issue.model_validate(source.data)
    except ValidationError as error:
        raise IssueError(misfits(source, error.errors(include_url=False), Issue)) from None
    late = out_of_order(issue, source)
    if late:
        raise IssueError(late)
    return issue


def out_of_order(issue: Issue, source: Source) -> tuple[Finding, ...]:
    """Dates that come before the date of the step they follow."""
    days = [(name, day) for name in DATES if (day := getattr(issue, name)) is not None]
    message = _("“{later}” is before “{earlier}”; one of the two dates is wrong.")
    return tuple(
        told(
            "S998",
            source.value_place((later,)),
            message,
            {"later": later, "earlier": earlier},
            also=source.value_place((earlier,)),
        )
        for (earlier, before), (later, after) in itertools.pairwise(days)
        if after < before
    )
