"""`casegen accept`: note that translations are up to date."""

from __future__ import annotations

from pathlib import Path

import click

from casegen.console.terminal import CASES, misuse
from casegen.console.told import Told


@click.command(cls=Told)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("-t", "--text", "texts", multiple=True, metavar="KEY", help="Only this text.")
@click.pass_context
def accept(context: click.Context, paths: tuple[Path, ...], texts: tuple[str, ...]) -> None:
    """Note that the translations in case files are up to date.

    All cases are taken if no PATH is given.
    """
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
