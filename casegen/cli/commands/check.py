"""`casegen check`: say what is wrong with cases and where, and mend what is safe."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from casegen.cli.console.bounding import in_bounds
from casegen.cli.console.spoken import Spoken, speak
from casegen.cli.console.terminal import CASES, enter, misuse, report, told, unreadable

if TYPE_CHECKING:
    from casegen.check.bounded import Asked
    from casegen.check.options import Options
    from casegen.system.processes.bounds import Bounds

REPORTS = ("text", "json", "sarif", "github", "gitlab", "junit")
SEVERITIES = ("note", "warning", "error")


@click.command(cls=Spoken)
@click.argument("names", nargs=-1, metavar="[PATH]...")
@click.option(
    "-f", "--format", "form", type=click.Choice(REPORTS), default="text", help="How to tell them."
)
@click.option("--fix", is_flag=True, help="Mend what can be mended safely, in the file itself.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.option(
    "--fail-on",
    type=click.Choice(SEVERITIES),
    default="error",
    show_default=True,
    help="Exit with 1 from this severity on.",
)
@click.option("-p", "--profile", metavar="NAME", help="Check under this profile.")
@click.option(
    "--select", multiple=True, metavar="RULE", help="Only this rule, or codes that begin so."
)
@click.option(
    "--ignore", multiple=True, metavar="RULE", help="Not this rule, nor codes that begin so."
)
@click.option("--final", is_flag=True, help="Check as before publication; tell what is attached.")
@click.option(
    "--complete",
    is_flag=True,
    help="Take what is still to be written as an error, as in a submission.",
)
@click.option(
    "--against", type=click.Path(path_type=Path), help="A seed: hold the form against it."
)
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(1),
    metavar="N",
    help="So many cases at a time; else one on each processor.",
)
@click.option(
    "--lang", metavar="TAG", is_eager=True, callback=speak, help="Language of the messages."
)
@click.option("-C", "--directory", type=click.Path(path_type=Path), help="Work in this folder.")
@in_bounds
@click.pass_context
def check(
    context: click.Context,
    names: tuple[str, ...],
    form: str,
    fix: bool,
    diff: bool,
    fail_on: str,
    profile: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    final: bool,
    complete: bool,
    against: Path | None,
    jobs: int | None,
    lang: str | None,
    directory: Path | None,
    bounds: Bounds,
) -> None:
    """Check cases, and say what is wrong and where.

    A PATH is a case folder, a case file or a slug; without one, all cases are checked.
    """
    enter(directory)
    context.obj = lang or context.obj
    from casegen.check.bounded import Asked, every
    from casegen.check.options import Options

    options = Options(profile, select, ignore, final, attached=final, complete=complete)
    paths = named(names, options, context)
    asked = Asked(options, against, bounds)
    for path in paths if fix or diff else ():
        mend(path, asked, context, only_show=diff)
    if diff:
        sys.exit(0)
    findings = [finding for found in every(paths, asked, jobs) for finding in found]
    report(findings, context, form)
    if not findings and form == "text" and sys.stdout.isatty():
        from casegen.messages import _

        values = {"count": str(len(paths))}
        click.echo(told(_("Nothing to mend in {count} case(s)."), values, context))
    bad = SEVERITIES[SEVERITIES.index(fail_on) :]
    failing = any(finding.severity in bad for finding in findings)
    sys.exit(2 if unreadable(findings) else 1 if failing else 0)


def named(names: tuple[str, ...], options: Options, context: click.Context) -> list[Path]:
    """The cases to check; raises Misuse where a case, a profile or a rule is not there."""
    from casegen.build.targets import TargetError, called, known_names
    from casegen.check.codes import absent, unknown

    try:
        known_names((), options.profile)
        paths = called(names, CASES)
    except TargetError as error:
        raise misuse(error.message, error.values, context) from None
    handle = unknown((*options.select, *options.ignore))
    if handle is not None:
        raise misuse(*absent(handle), context)
    return paths


def mend(path: Path, asked: Asked, context: click.Context, *, only_show: bool) -> None:
    """Mend a case file, or show as a diff what mending it would change."""
    from casegen.case.edit.editor import EditError, save
    from casegen.check.bounded import examined
    from casegen.check.fix import difference, mended

    checked, findings = examined(path, asked)
    if checked is None:
        return
    source = checked.source
    after, data = mended(source, findings)
    if only_show:
        click.echo(difference(source.text, after, source.name), nl=False)
    elif after != source.text:
        try:
            save(source, after, data)
        except EditError as error:
            raise misuse(error.message, error.values, context) from None
