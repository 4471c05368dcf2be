"""`casegen schema`: print the JSON Schema of the case file."""

from __future__ import annotations

import click

from casegen.cli.console.spoken import Spoken


@click.command(cls=Spoken)
def schema() -> None:
    """Print the JSON Schema of the case file, for editors."""
    import json

    from casegen.check.schema import schema as made

    click.echo(json.dumps(made(), ensure_ascii=False, indent=2))
