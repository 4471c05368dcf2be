"""`casegen accept`: note that translations are up to date."""

from __future__ import annotations

import click

from casegen.console.terminal import CASES, misuse


@click.command()
@click.argument("names", nargs=-1, metavar="[PATH]...")
@click.option("-t", "--text", "texts", multiple=True, metavar="KEY", help="Only this text.")
@click.pass_context
def accept(context: click.Context, names: tuple[str, ...], texts: tuple[str, ...]) -> None:
    """Note in each case file that its translations are up to date; in all cases if no PATHs."""
    from casegen.accept import AcceptError
    from casegen.accept import accept as note
    from casegen.targets import TargetError, called

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
