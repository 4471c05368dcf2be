"""The command line: arguments, printing and exit codes; nothing else prints or exits."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from casegen import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable

    from casegen.check import Options
    from casegen.finding import Finding

OUT = Path("build")
CASES = Path("cases")
REPORTS = ("text", "json", "sarif", "github", "gitlab", "junit")
SEVERITIES = ("note", "warning", "error")


class Misuse(click.ClickException):
    """What was asked for is not there, or cannot be written: one sentence, exit status 2."""

    exit_code = 2


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="casegen")
@click.option("--lang", metavar="TAG", help="Language of the messages; else the locale's.")
@click.pass_context
def main(context: click.Context, lang: str | None) -> None:
    """Write a clinical case once, as data; print checked reports in several languages."""
    # A run is short, and looking for garbage as often as Python does takes a sixth of it.
    gc.set_threshold(100_000, 50, 50)
    context.obj = lang


@main.command()
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
        for outcome in make(wanted, always=always_make):
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


@main.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
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
@click.option("--lang", metavar="TAG", help="Language of the messages.")
@click.option("-C", "--directory", type=click.Path(path_type=Path), help="Work in this folder.")
@click.pass_context
def check(
    context: click.Context,
    paths: tuple[Path, ...],
    form: str,
    fix: bool,
    diff: bool,
    fail_on: str,
    profile: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    against: Path | None,
    lang: str | None,
    directory: Path | None,
) -> None:
    """Check case folders or case files, and say what is wrong and where."""
    enter(directory)
    from casegen.check import Options
    from casegen.pipeline import examined

    options = Options(profile, select, ignore)
    findings: list[Finding] = []
    for path in paths:
        if fix or diff:
            mend(path, options, context, only_show=diff)
        checked, found = examined(path, options)
        findings += found
        if against and checked and checked.case:
            from casegen.against import held

            findings += held(checked, against)
    context.obj = lang or context.obj
    if diff:
        sys.exit(0)
    report(findings, context, form)
    bad = SEVERITIES[SEVERITIES.index(fail_on) :]
    failing = any(finding.severity in bad for finding in findings)
    sys.exit(2 if unreadable(findings) else 1 if failing else 0)


def mend(path: Path, options: Options, context: click.Context, *, only_show: bool) -> None:
    """Mend a case file, or show as a diff what mending it would change."""
    from casegen.build import WriteError, write
    from casegen.mend import difference, mended
    from casegen.pipeline import examined

    checked, findings = examined(path, options)
    if checked is None:
        return
    source = checked.source
    after = mended(source.text, findings)
    if only_show:
        click.echo(difference(source.text, after, source.name), nl=False)
    elif after != source.text:
        mark = b"\xef\xbb\xbf" if source.path.read_bytes().startswith(b"\xef\xbb\xbf") else b""
        try:
            write(source.path, mark + after.encode())
        except WriteError as error:
            raise misuse(error.message, error.values, context) from None


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("-t", "--text", "texts", multiple=True, metavar="KEY", help="Only this text.")
@click.pass_context
def accept(context: click.Context, paths: tuple[Path, ...], texts: tuple[str, ...]) -> None:
    """Note in each case file that its translations are up to date; in all cases if no PATHs."""
    from casegen.accept import AcceptError
    from casegen.accept import accept as note
    from casegen.targets import folders

    for path in paths or folders(CASES):
        try:
            changed = note(path, texts)
        except AcceptError as error:
            raise misuse(error.message, error.values, context) from None
        if changed:
            click.echo(changed)


@main.command()
@click.option("-o", "--out", type=click.Path(path_type=Path), default=OUT, help="Output folder.")
def clean(out: Path) -> None:
    """Remove what builds have made, and nothing else."""
    from casegen.build import remove

    for path in remove(out):
        click.echo(path)


@main.command()
@click.argument("handle")
@click.pass_context
def explain(context: click.Context, handle: str) -> None:
    """Print the page of a rule, by its code or its name."""
    from casegen.rule import by_handle, rules

    rule = by_handle(handle)
    if rule is None:
        from casegen.message import _

        known = ", ".join(rule.name for rule in rules())
        message = _("There is no rule “{name}”; there are: {known}.")
        raise misuse(message, {"name": handle, "known": known}, context)
    from casegen.message import reader
    from casegen.rulepage import page

    click.echo(page(rule, context.obj or reader()), nl=False)


def enter(directory: Path | None) -> None:
    """Work in another folder."""
    if directory:
        try:
            os.chdir(directory)
        except OSError as error:
            raise Misuse(f"{directory}: {error.strerror}") from None


def unreadable(findings: Iterable[Finding]) -> bool:
    """Whether a case could not be read at all."""
    return any(finding.code == "S000" for finding in findings)


def report(findings: Iterable[Finding], context: click.Context, form: str = "text") -> None:
    """Print findings: to a person on a terminal with code frames."""
    from importlib import import_module

    from casegen.message import reader

    findings = list(findings)
    if not findings and form == "text":
        return
    write = getattr(import_module(f"casegen.reports.{form}"), form)
    shown = sources(findings) if sys.stdout.isatty() and form == "text" else None
    click.echo(write(findings, context.obj or reader(), shown), nl=False)


def sources(findings: Iterable[Finding]) -> dict[str, str]:
    """The text of the files that findings are in, for code frames."""
    texts = {}
    for path in {finding.place.path for finding in findings}:
        try:
            texts[path] = Path(path).read_text("utf-8-sig")
        except (OSError, ValueError):
            continue
    return texts


def misuse(message: str, values: dict[str, str], context: click.Context) -> Misuse:
    """A misuse told in the reader's language."""
    from casegen.message import reader, tell

    return Misuse(tell(message, values, context.obj or reader()))
