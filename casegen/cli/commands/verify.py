"""`casegen verify`: say whether a bundle is what its inputs make."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from casegen.cli.console.bounding import in_bounds
from casegen.cli.console.spoken import Spoken
from casegen.cli.console.terminal import Misuse, misuse, told

if TYPE_CHECKING:
    from casegen.system.processes.bounds import Bounds


@click.command(cls=Spoken)
@click.argument(
    "paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="BUNDLE..."
)
@click.option("--quiet", is_flag=True, help="Name only what is wrong.")
@in_bounds
@click.pass_context
def verify(context: click.Context, paths: tuple[Path, ...], *, quiet: bool, bounds: Bounds) -> None:
    """Rebuild each BUNDLE from the inputs inside, and compare.

    The exit status is 0 when every file is what the inputs make, 1 when one is not or when
    nothing can be rebuilt, as of a bundle for blind review, and 2 when a file is no bundle.
    """
    status = 0
    for path in paths:
        try:
            begin = f"{path}: " if len(paths) > 1 else ""
            status = max(status, verified(path, context, bounds, begin=begin, quiet=quiet))
        except Misuse as error:
            error.show()
            status = max(status, error.exit_code)
    sys.exit(status)


def verified(path: Path, context: click.Context, bounds: Bounds, *, begin: str, quiet: bool) -> int:
    """Tell the verdicts on one bundle, each line beginning so; the exit status. Raises Misuse."""
    from casegen.build.bundle.packing import PackingError, taken
    from casegen.build.bundle.verify import within
    from casegen.messages import reader
    from casegen.messages.visible import line

    try:
        data = taken(path)
    except OSError as error:
        values = {"name": str(path), "reason": error.strerror or ""}
        raise misuse("{name}: {reason}", values, context) from None
    except PackingError as error:
        raise misuse(error.message, error.values, context) from None
    try:
        found = within(data, bounds)
    except PackingError as error:
        raise Misuse(begin + told(error.message, error.values, context)) from None
    for one in found:
        if not (quiet and one.sound):
            click.echo(line(begin + one.said(context.obj or reader())))
    return 0 if all(one.sound for one in found) else 1
