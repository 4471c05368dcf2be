"""The options of commands that print: for which issue, as a draft, without the authors."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from casegen.manner import Manner
from casegen.terminal import report

Command = TypeVar("Command", bound=Callable[..., Any])


def in_manner(command: Command) -> Command:
    """Give a command --issue, --draft and --blind, and their meaning as its argument `manner`."""

    @click.option(
        "--issue", type=click.Path(path_type=Path), help="Print as in the issue of this file."
    )
    @click.option("--draft", is_flag=True, help="Print a watermark and number the paragraphs.")
    @click.option("--blind", is_flag=True, help="Leave out who wrote it, for blind review.")
    @wraps(command)
    def printing(*given: Any, issue: Path | None, draft: bool, blind: bool, **named: Any) -> Any:  # noqa: ANN401 - whatever the command takes
        return command(*given, manner=manner(issue, draft=draft, blind=blind), **named)

    return printing  # type: ignore[return-value]


def manner(path: Path | None, *, draft: bool, blind: bool) -> Manner:
    """The manner asked for; an issue file that cannot be used ends the command."""
    if path is None:
        return Manner(None, draft, blind)
    from casegen.issue import IssueError, read_issue

    try:
        return Manner(read_issue(path), draft, blind)
    except IssueError as error:
        report(error.findings, click.get_current_context())
        sys.exit(2)
