"""`casegen explain`: print the page of a rule."""

from __future__ import annotations

import click

from casegen.console.terminal import misuse
from casegen.console.told import Told


@click.command(cls=Told)
@click.argument("handle", metavar="RULE")
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
