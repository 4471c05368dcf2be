"""`casegen clean`: remove what builds have made."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path

import click

from casegen.cli.console.spoken import Spoken
from casegen.cli.console.terminal import OUT, misuse, told, unlinked
from casegen.messages import _


@click.command(cls=Spoken)
@click.option("-o", "--out", type=click.Path(path_type=Path), default=OUT, help="Output folder.")
@click.option("--stale", is_flag=True, help="Only files that no case asks for any more.")
@click.pass_context
def clean(context: click.Context, out: Path, stale: bool) -> None:
    """Remove what builds have made, and nothing else.

    With --stale, only files whose case is gone, or no longer has that language. A file that was
    edited since it was made is kept, and so is every file that casegen did not make.
    """
    from casegen.build.clear import clear
    from casegen.build.lock import locked
    from casegen.system.whole import WriteError

    def waiting(process: str) -> None:
        message = _("Another build (process {process}) is at work here; waiting for it.")
        click.echo(told(message, {"process": process}, context), err=True)

    unlinked(out, context)
    try:
        with locked(out, waiting) if out.is_dir() else nullcontext():
            for path, removed in clear(out, stale=stale):
                if removed:
                    click.echo(path)
                else:
                    message = _("“{path}” was edited since it was made; it is kept.")
                    click.echo(told(message, {"path": str(path)}, context), err=True)
    except WriteError as error:
        raise misuse(error.message, error.values, context) from None
