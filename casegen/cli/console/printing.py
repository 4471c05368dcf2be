"""The options of commands that print: for which issue, as a draft, without the authors."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from casegen.cli.console.terminal import report
from casegen.style.options import Manner

if TYPE_CHECKING:
    from casegen.case.model.issue import Issue

Command = TypeVar("Command", bound=Callable[..., Any])


def in_manner(command: Command) -> Command:
    """Give a command the options of a manner, and their meaning as its argument `manner`."""

    @click.option(
        "--issue", type=click.Path(path_type=Path), help="Print as in the issue of this file."
    )
    @click.option("--draft", is_flag=True, help="Print a watermark and number the paragraphs.")
    @click.option("--blind", is_flag=True, help="Leave out who wrote it, for blind review.")
    @click.option("--final", is_flag=True, help="For publication: refuse what lacks consent.")
    @wraps(command)
    def printing(*given: Any, issue: Path | None, **named: Any) -> Any:  # noqa: ANN401 - whatever the command takes
        chosen = {name: named.pop(name) for name in ("draft", "blind", "final")}
        return command(*given, manner=Manner(issue_of(issue), **chosen), **named)

    return printing  # type: ignore[return-value]


def issue_of(path: Path | None) -> Issue | None:
    """The issue in a file; one that cannot be used ends the command."""
    if path is None:
        return None
    from casegen.check.issue import IssueError, read_issue

    try:
        return read_issue(path)
    except IssueError as error:
        report(error.findings, click.get_current_context())
        sys.exit(2)
