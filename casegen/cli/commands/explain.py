"""`casegen explain`: print the page of a rule, of a key of the case file, or of an analyte."""

from __future__ import annotations

import click

from casegen.cli.console.spoken import Spoken
from casegen.cli.console.terminal import misuse


@click.command(cls=Spoken)
@click.argument("handle", metavar="RULE|KEY")
@click.pass_context
def explain(context: click.Context, handle: str) -> None:
    """Print the page of a RULE, by its code or its name, or of a KEY of the case file.

    A KEY is written with the tables that it stands in, as “patients.observations”, or is an
    analyte; “analytes”, “units” and “topics” list what there is.
    """
    from casegen.check.codes import declared
    from casegen.messages import reader

    language = context.obj or reader()
    rule = declared(handle)
    if rule is not None:
        from casegen.check.pages import page

        click.echo(page(rule, language), nl=False)
        return
    from casegen.check import manual

    told = manual.page(handle, language)
    if told is None:
        raise misuse(*nothing(handle), context)
    click.echo(told, nl=False)


def nothing(handle: str) -> tuple[str, dict[str, str]]:
    """What to say of a handle that has no page: a message template and its values."""
    from casegen.case.model.shape import nearest
    from casegen.check import manual
    from casegen.check.codes import codes, names
    from casegen.messages import _

    rules = [one for code in codes() for one in (code.code, *names(code))]
    near = nearest(handle, [*rules, *manual.handles()])
    if near:
        message = _("There is no page “{name}”; did you mean “{near}”?")
        return message, {"name": handle, "near": near}
    return _("There is no page “{name}”; docs/rules and docs/case list them all."), {"name": handle}
