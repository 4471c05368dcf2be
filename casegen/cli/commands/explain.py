"""`casegen explain`: print the page of a rule."""

from __future__ import annotations

import click

from casegen.cli.console.spoken import Spoken
from casegen.cli.console.terminal import misuse


@click.command(cls=Spoken)
@click.argument("handle", metavar="RULE")
@click.pass_context
def explain(context: click.Context, handle: str) -> None:
    """Print the page of a RULE, by its code or its name."""
    from casegen.check.codes import absent, declared

    rule = declared(handle)
    if rule is None:
        raise misuse(*absent(handle), context)
    from casegen.check.pages import page
    from casegen.messages import reader

    click.echo(page(rule, context.obj or reader()), nl=False)
