"""`casegen verify`: say whether a bundle is what its inputs make."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from casegen.console.terminal import misuse
from casegen.console.told import Told


@click.command(cls=Told)
@click.argument("path", type=click.Path(path_type=Path), metavar="BUNDLE")
@click.option("--quiet", is_flag=True, help="Name only what is wrong.")
@click.pass_context
def verify(context: click.Context, path: Path, *, quiet: bool) -> None:
    """Rebuild a BUNDLE from the inputs inside, and compare.

    The exit status is 1 if any file is not what the inputs make.
    """
    from casegen.message import reader, tell
    from casegen.packing import PackingError
    from casegen.verify import verify as verdicts

    try:
        found = verdicts(path.read_bytes())
    except OSError as error:
        raise misuse("{name}: {reason}", named(path, error.strerror or ""), context) from None
    except PackingError as error:
        raise misuse(error.message, error.values, context) from None
    language = context.obj or reader()
    for one in found:
        if not (quiet and one.sound):
            click.echo(tell(one.message, one.values, language))
    sys.exit(0 if all(one.sound for one in found) else 1)


def named(path: Path, reason: str) -> dict[str, str]:
    """The values of a message about a file that cannot be read."""
    return {"name": str(path), "reason": reason}
