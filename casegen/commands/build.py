"""`casegen build`: make the reports that are not up to date."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from casegen.terminal import CASES, OUT, enter, misuse, report, unreadable


@click.command()
@click.argument("targets", nargs=-1)
@click.option("-l", "--lang", "languages", multiple=True, metavar="TAG", help="Only this language.")
@click.option(
    "-f", "--format", "suffixes", multiple=True, metavar="SUFFIX", help="Only this format."
)
@click.option(
    "-p", "--profile", metavar="NAME", help="Print in this profile instead of the case's."
)
@click.option("-o", "--out", type=click.Path(path_type=Path), default=OUT, help="Output folder.")
@click.option("-C", "--directory", type=click.Path(path_type=Path), help="Work in this folder.")
@click.option("-B", "--always-make", is_flag=True, help="Make everything, fresh or not.")
@click.option("-n", "--dry-run", is_flag=True, help="Say what would be made, and make nothing.")
@click.option("-q", "--question", is_flag=True, help="Make nothing; exit 1 if anything is stale.")
@click.option("--final", is_flag=True, help="For publication: refuse what lacks consent.")
@click.option("-k", "--keep-going", is_flag=True, help="Go on with other cases after a failure.")
@click.pass_context
def build(
    context: click.Context,
    targets: tuple[str, ...],
    languages: tuple[str, ...],
    suffixes: tuple[str, ...],
    profile: str | None,
    out: Path,
    directory: Path | None,
    always_make: bool,
    dry_run: bool,
    question: bool,
    final: bool,
    keep_going: bool,
) -> None:
    """Make the reports of TARGETs: case folders, slugs or output files; all cases if none."""
    enter(directory)
    from casegen.build import WriteError, fresh
    from casegen.build import build as make
    from casegen.targets import TargetError, find

    try:
        wanted = find(targets, languages, suffixes, profile, out, CASES)
    except TargetError as error:
        raise misuse(error.message, error.values, context) from None
    if dry_run or question:
        stale = [target for target in wanted if always_make or not fresh(target)]
        if not question:
            for target in stale:
                click.echo(target.path)
        sys.exit(1 if question and stale else 0)
    status = 0
    try:
        for outcome in make(wanted, always=always_make, final=final):
            report(outcome.findings, context)
            for path in outcome.made:
                click.echo(path)
            if outcome.failed:
                status = max(status, 2 if unreadable(outcome.findings) else 1)
            if status and not keep_going:
                break
    except WriteError as error:
        raise misuse(error.message, error.values, context) from None
    sys.exit(status)
