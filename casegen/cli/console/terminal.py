"""The terminal: what all commands share of telling a person what was found or went wrong."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from casegen.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from casegen.case.finding import Finding

OUT = Path("build")
CASES = Path("cases")


class Misuse(click.ClickException):
    """What was asked for is not there, or cannot be written: one sentence, exit status 2."""

    exit_code = 2


def enter(directory: Path | None) -> None:
    """Work in another folder."""
    if directory:
        try:
            os.chdir(directory)
        except OSError as error:
            values = {"name": str(directory), "reason": error.strerror or str(error)}
            raise misuse("{name}: {reason}", values, click.get_current_context()) from None


def unlinked(out: Path, context: click.Context) -> None:
    """Refuse an output folder that a link in the working folder leads to, wherever that is."""
    for step in (out, *out.parents) if not out.is_absolute() else ():
        if step.is_symlink():
            message = _("“{path}” is a link, which may lead anywhere; give the folder itself.")
            raise misuse(message, {"path": str(step)}, context)


def unreadable(findings: Iterable[Finding]) -> bool:
    """Whether a case could not be read at all."""
    return any(finding.code == "S000" for finding in findings)


def report(findings: Iterable[Finding], context: click.Context, form: str = "text") -> None:
    """Print findings: to a person on a terminal with code frames."""
    from importlib import import_module

    from casegen.messages import reader

    findings = tuple(findings)
    if not findings and form == "text":
        return
    from casegen.check.gathering import gathered
    from casegen.check.remaining import awaited

    language = context.obj or reader()
    gaps = [one for one in findings if awaited(one)] if form == "text" else []
    findings = gathered(one for one in findings if one not in gaps)
    write = getattr(import_module(f"casegen.check.reports.{form}"), form)
    shown = sources(findings) if sys.stdout.isatty() and form == "text" else None
    click.echo(write(findings, language, shown), nl=False)
    if gaps:
        from casegen.cli.console.remaining import remaining

        for told_line in remaining(gaps, language):
            click.echo(told_line)


def sources(findings: Iterable[Finding]) -> dict[str, str]:
    """The text of the files that findings are in, for code frames."""
    from casegen.case.load import LoadError, text_of

    texts = {}
    for path in {finding.place.path for finding in findings}:
        with suppress(LoadError):
            texts[path] = text_of(Path(path))
    return texts


def misuse(message: str, values: dict[str, str], context: click.Context) -> Misuse:
    """A misuse told in the reader's language."""
    return Misuse(told(message, values, context))


def told(message: str, values: dict[str, str], context: click.Context) -> str:
    """A message in the reader's language."""
    from casegen.messages import reader, tell
    from casegen.messages.visible import visible

    return visible(tell(message, values, context.obj or reader()))
