"""`casegen bundle`: one zip file with everything a journal takes in."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from casegen.console.printing import in_manner
from casegen.console.terminal import CASES, OUT, enter, misuse, report, unreadable
from casegen.console.told import Told

if TYPE_CHECKING:
    from casegen.manner import Manner


@click.command(cls=Told)
@click.argument("targets", nargs=-1)
@click.option("-p", "--profile", metavar="NAME", help="Print in this profile.")
@click.option("-o", "--out", type=click.Path(path_type=Path), default=OUT, help="Output folder.")
@click.option("-C", "--directory", type=click.Path(path_type=Path), help="Work in this folder.")
@in_manner
@click.pass_context
def bundle(
    context: click.Context,
    targets: tuple[str, ...],
    profile: str | None,
    out: Path,
    directory: Path | None,
    manner: Manner,
) -> None:
    """Pack every format of each TARGET, with a manifest.

    A TARGET is a case folder or a slug; without one, every case is packed.
    """
    enter(directory)
    from casegen.targets import TargetError, find

    try:
        wanted = find(targets, (), (), profile, out, CASES)
    except TargetError as error:
        raise misuse(error.message, error.values, context) from None
    folders = {target.folder: target.path.with_name(f"{target.slug}.zip") for target in wanted}
    status = 0
    for folder, path in folders.items():
        status = max(status, packed(folder, path, profile, manner, context))
    sys.exit(status)


def packed(
    folder: Path, path: Path, profile: str | None, manner: Manner, context: click.Context
) -> int:
    """Write one case's bundle, or say why there is none; the exit status."""
    from casegen.bundle import bundle as contents
    from casegen.check import Options, stops
    from casegen.packing import pack
    from casegen.pipeline import examined
    from casegen.write import WriteError, write

    checked, findings = examined(folder, Options(profile=profile, final=manner.final))
    if checked is None or stops(findings, final=manner.final):
        report(findings, context)
        return 2 if unreadable(findings) else 1
    files, broken = contents(checked, path.stem, manner)
    report([*findings, *broken], context)
    if broken:
        return 1
    try:
        write(path, pack(files))
    except WriteError as error:
        raise misuse(error.message, error.values, context) from None
    click.echo(path)
    return 0
