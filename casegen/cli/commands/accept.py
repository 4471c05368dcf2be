"""`casegen accept`: note that translations are up to date."""

from __future__ import annotations

import click

from casegen.cli.console.spoken import Spoken
from casegen.cli.console.terminal import CASES, misuse


@click.command(cls=Spoken)
@click.argument("names", nargs=-1, metavar="[PATH]...")
@click.option("-t", "--text", "texts", multiple=True, metavar="KEY", help="Only this text.")
@click.pass_context
def accept(context: click.Context, names: tuple[str, ...], texts: tuple[str, ...]) -> None:
    """Note that the translations in case files are up to date.

    A PATH is a case folder, a case file or a slug; without one, all cases are taken.
    """
    from casegen.build.targets import TargetError, called
    from casegen.case.edit.accept import AcceptError
    from casegen.case.edit.accept import accept as note

    try:
        paths = called(names, CASES)
    except TargetError as error:
        raise misuse(error.message, error.values, context) from None
    for path in paths:
        try:
            changed = note(path, texts)
        except AcceptError as error:
            raise misuse(error.message, {"path": str(path), **error.values}, context) from None
        if changed:
            click.echo(changed)
