"""`casegen check`: say what is wrong with cases and where, and mend what is safe."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from casegen.console.spoken import speak
from casegen.console.terminal import CASES, enter, misuse, report, told, unreadable

if TYPE_CHECKING:
    from collections.abc import Callable

    from casegen.check import Checked, Options
    from casegen.finding import Finding

    Examiner = Callable[[Path], tuple[Checked | None, tuple[Finding, ...]]]

REPORTS = ("text", "json", "sarif", "github", "gitlab", "junit")
MARK = b"\xef\xbb\xbf"
SEVERITIES = ("note", "warning", "error")


@click.command()
@click.argument("names", nargs=-1, metavar="[PATH]...")
@click.option("-f", "--format", "form", type=click.Choice(REPORTS), default="text")
@click.option("--fix", is_flag=True, help="Mend what can be mended safely, in the file itself.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.option("--fail-on", type=click.Choice(SEVERITIES), default="error", show_default=True)
@click.option("-p", "--profile", metavar="NAME", help="Check under this profile.")
@click.option(
    "--select", multiple=True, metavar="RULE", help="Only this rule, or codes that begin so."
)
@click.option(
    "--ignore", multiple=True, metavar="RULE", help="Not this rule, nor codes that begin so."
)
@click.option(
    "--against", type=click.Path(path_type=Path), help="A seed: hold the form against it."
)
@click.option(
    "--timeout",
    type=click.FloatRange(0, min_open=True),
    metavar="SECONDS",
    help="Leave a case after this.",
)
@click.option(
    "--memory", type=click.IntRange(min=50), metavar="MB", help="Leave a case that takes more."
)
@click.option(
    "--lang", metavar="TAG", is_eager=True, callback=speak, help="Language of the messages."
)
@click.option("-C", "--directory", type=click.Path(path_type=Path), help="Work in this folder.")
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
    against: Path | None,
    timeout: float | None,
    memory: int | None,
    lang: str | None,
    directory: Path | None,
) -> None:
    """Check case folders, case files or slugs, and say what is wrong and where; all if none."""
    enter(directory)
    context.obj = lang or context.obj
    from casegen.check import Options

    options = Options(profile, select, ignore)
    paths = asked(names, options, context)
    examine = examiner(options, timeout, memory)
    findings: list[Finding] = []
    for path in paths:
        if fix or diff:
            mend(path, examine, context, only_show=diff)
        checked, found = examine(path)
        findings += found
        if against and checked and checked.case:
            from casegen.against import held

            findings += held(checked, against)
    if diff:
        sys.exit(0)
    report(findings, context, form)
    if not findings and form == "text" and sys.stdout.isatty():
        from casegen.message import _

        values = {"count": str(len(paths))}
        click.echo(told(_("Nothing to mend in {count} case(s)."), values, context))
    bad = SEVERITIES[SEVERITIES.index(fail_on) :]
    failing = any(finding.severity in bad for finding in findings)
    sys.exit(2 if unreadable(findings) else 1 if failing else 0)


def asked(names: tuple[str, ...], options: Options, context: click.Context) -> list[Path]:
    """The cases to check; raises Misuse where a case, a profile or a rule is not there."""
    from casegen.check import unknown
    from casegen.console.handles import no_rule
    from casegen.targets import TargetError, called, known_names

    try:
        known_names((), options.profile)
        paths = called(names, CASES)
    except TargetError as error:
        raise misuse(error.message, error.values, context) from None
    handle = unknown((*options.select, *options.ignore))
    if handle is not None:
        raise no_rule(handle, context)
    return paths


def examiner(options: Options, timeout: float | None, memory: int | None) -> Examiner:
    """How a case is examined: here, or where it has bounds in a process of its own."""
    if timeout is None and memory is None:
        from casegen.pipeline import examined

        return lambda path: examined(path, options)
    from casegen.bounded import examined as bounded

    return lambda path: bounded(path, options, timeout, memory)


def mend(path: Path, examine: Examiner, context: click.Context, *, only_show: bool) -> None:
    """Mend a case file, or show as a diff what mending it would change."""
    from casegen.load import content
    from casegen.mend import difference, mended
    from casegen.write import WriteError, write

    checked, findings = examine(path)
    if checked is None:
        return
    source = checked.source
    after = mended(source.text, findings)
    if only_show:
        click.echo(difference(source.text, after, source.name), nl=False)
    elif after != source.text:
        mark = MARK if content(source.path).startswith(MARK) else b""
        try:
            write(source.path, mark + after.encode())
        except WriteError as error:
            raise misuse(error.message, error.values, context) from None
