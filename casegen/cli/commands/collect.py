"""`casegen collect`: add references that a reference manager exported to a case."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from casegen.cli.console.spoken import Spoken
from casegen.cli.console.terminal import CASES, misuse, told


@click.command(cls=Spoken)
@click.argument("case", metavar="CASE")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE..."
)
@click.option("--cited", is_flag=True, help="Take only what the case cites, as [@key].")
@click.option(
    "-n", "--dry-run", is_flag=True, help="Print what would be added, and change nothing."
)
@click.pass_context
def collect(
    context: click.Context, case: str, files: tuple[Path, ...], cited: bool, dry_run: bool
) -> None:
    """Add to CASE the references of each FILE that it does not have yet.

    A FILE is what Zotero, EndNote or Mendeley export as BibTeX (.bib), RIS (.ris) or CSL-JSON
    (.json), or what PubMed sends to a citation manager (.nbib). A CASE is a case folder, a case
    file or a slug. The id of each new reference is printed with what to type to cite it; the rest
    of the case file stays as it is. The exit status is 0 when all is well, 1 when no FILE holds a
    reference that can be used, 2 when something could not be read or written.
    """
    from casegen.build.targets import TargetError, called
    from casegen.case.references.exchange.collecting import collect as collected
    from casegen.case.references.exchange.entry import CollectError
    from casegen.messages import _

    try:
        paths = called([case], CASES)
        if len(paths) > 1:
            raise misuse(_("“{name}” holds several cases; name one."), {"name": case}, context)
        found = collected(paths[0], files, cited=cited, dry_run=dry_run)
    except (TargetError, CollectError) as error:
        raise misuse(error.message, error.values, context) from None
    for message, values in found.notes:
        click.echo(told(message, values, context), err=True)
    if dry_run:
        click.echo("\n".join(found.added.values()), nl=False)
    else:
        for name in found.added:
            click.echo(f"{name}  [@{name}]")
    if found.present:
        message = _("Already there: {count}.")
        click.echo(told(message, {"count": str(found.present)}, context), err=dry_run)
    if not (found.added or found.present):
        click.echo(told(_("There is no reference to add."), {}, context), err=True)
        sys.exit(1)
