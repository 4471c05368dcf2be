"""`casegen watch`: show cases in a browser as they are written."""

from __future__ import annotations

import sys
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from casegen.cli.console.spoken import Spoken
from casegen.cli.console.terminal import CASES, OUT, enter, misuse

if TYPE_CHECKING:
    import socket

    from casegen.watch.desk import Desk
    from casegen.watch.sheet import Sheet

PORT = 8642


@click.command(cls=Spoken)
@click.argument("cases", nargs=-1, metavar="[CASE]...")
@click.option("-l", "--lang", "languages", multiple=True, metavar="TAG", help="Only this language.")
@click.option("-p", "--profile", metavar="NAME", help="Show in this profile.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=PORT,
    show_default=True,
    help="The port on this computer; 0 takes a free one.",
)
@click.option("--open/--no-browser", "browse", default=None, help="Open a browser, or do not.")
@click.option("-C", "--directory", type=click.Path(path_type=Path), help="Work in this folder.")
@click.pass_context
def watch(
    context: click.Context,
    cases: tuple[str, ...],
    languages: tuple[str, ...],
    profile: str | None,
    port: int,
    browse: bool | None,
    directory: Path | None,
) -> None:
    """Show cases in a browser, and follow every save.

    Every case is shown if no CASE is named, one that is begun meanwhile included.
    """
    enter(directory)
    from casegen.build.targets import TargetError, find, folders, known_names
    from casegen.watch.desk import Desk
    from casegen.watch.server import PortError, address, listen
    from casegen.watch.view import Ask

    try:
        known_names(languages, profile)
        begun = cases or folders(CASES)
        found = find(cases, languages, ("html",), profile, OUT, CASES) if begun else []
        bound = listen(port)
    except (TargetError, PortError) as error:
        raise misuse(error.message, error.values, context) from None
    named = dict.fromkeys(target.folder for target in found)

    def asks() -> list[Ask]:
        return [Ask(folder, profile, languages) for folder in (named if cases else folders(CASES))]

    desk = Desk(asks, partial(told, context))
    click.echo(address(bound))
    run(desk, bound, context, browse=sys.stdout.isatty() if browse is None else browse)


def run(desk: Desk, bound: socket.socket, context: click.Context, *, browse: bool) -> None:
    """Serve until Ctrl-C."""
    import asyncio

    from casegen.messages import reader
    from casegen.watch.server import serve

    asyncio.run(serve(desk, bound, context.obj or reader(), complain, browse=browse))


def told(context: click.Context, sheet: Sheet, seconds: float) -> None:
    """Print that a case was shown anew, or that it cannot be."""
    from casegen.messages import _, reader, tell

    shown = _("{slug}: shown after {n} ms")
    kept = _("{slug}: cannot be shown as it stands; the page says why")
    values = {"slug": sheet.slug, "n": f"{seconds * 1000:.0f}"}
    # Whoever reads no more of it may still look at the page.
    with suppress(OSError):
        click.echo(tell(kept if sheet.fault else shown, values, context.obj or reader()))


def complain(message: str) -> None:
    """Print what the server complains of."""
    click.echo(message, err=True)
