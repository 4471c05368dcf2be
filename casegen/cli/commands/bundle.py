"""`casegen bundle`: one zip file with everything a journal takes in."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from casegen.cli.console.bounding import in_bounds
from casegen.cli.console.printing import in_manner
from casegen.cli.console.spoken import Spoken
from casegen.cli.console.terminal import CASES, OUT, enter, misuse, unlinked

if TYPE_CHECKING:
    from casegen.style.options import Manner
    from casegen.system.processes.bounds import Bounds


@click.command(cls=Spoken)
@click.argument("targets", nargs=-1)
@click.option("-p", "--profile", metavar="NAME", help="Print in this profile.")
@click.option("-o", "--out", type=click.Path(path_type=Path), default=OUT, help="Output folder.")
@click.option("-C", "--directory", type=click.Path(path_type=Path), help="Work in this folder.")
@click.option("-B", "--always-make", is_flag=True, help="Make every bundle, fresh or not.")
@click.option("-n", "--dry-run", is_flag=True, help="Say what would be made, and make nothing.")
@click.option("--why", is_flag=True, help="Say of each bundle why it is made.")
@click.option("-q", "--question", is_flag=True, help="Make nothing; exit 1 if anything is stale.")
@click.option("-k", "--keep-going", is_flag=True, help="Go on with other cases after a failure.")
@click.option("--quiet", is_flag=True, help="Print nothing but what is wrong.")
@in_manner
@in_bounds
@click.pass_context
def bundle(
    context: click.Context,
    targets: tuple[str, ...],
    profile: str | None,
    out: Path,
    directory: Path | None,
    always_make: bool,
    dry_run: bool,
    why: bool,
    question: bool,
    keep_going: bool,
    quiet: bool,
    manner: Manner,
    bounds: Bounds,
) -> None:
    """Pack every format of each TARGET, with a manifest.

    A TARGET is a case folder or a slug; without one, every case is packed. A bundle is made when
    what it is made from has changed in content since. The exit status is 0 when all is well, 1
    when a case has errors, 2 when something could not be read or written.
    """
    enter(directory)
    unlinked(out, context)
    from casegen.build.bundle.making import bundles
    from casegen.build.how import Events, How
    from casegen.build.ledger import Ledger
    from casegen.build.target import BUNDLE, Target
    from casegen.build.targets import TargetError, find
    from casegen.cli.console.account import Account, forecast, reasons_for
    from casegen.cli.console.progress import Bar

    ledger = Ledger(out)
    names = [case_of(name, out) for name in targets]
    try:
        found = find(names, (), (), profile, out, CASES, ledger.remembered)
    except TargetError as error:
        raise misuse(error.message, error.values, context) from None
    folders = dict.fromkeys(one.folder for one in found)
    wanted = [Target(folder, "", BUNDLE, profile, out, manner) for folder in folders]
    if question:
        sys.exit(1 if any(always_make or ledger.reasons(one) for one in wanted) else 0)
    if dry_run:
        forecast(wanted, ledger, context, always=always_make, why=why)
        return
    reasons = {
        one.path: reasons_for(one, ledger, context, always=always_make) for one in wanted if why
    }
    account = Account(context, quiet=quiet, verbose=False, why=reasons)
    told = 0
    how = How(always_make, keep_going, bounds=bounds)
    with Bar(wanted=not quiet) as bar:
        events = Events(account.waiting, bar.begun, bar.done)
        for outcome in bundles(wanted, how, events, ledger):
            account.tell(outcome)
            told += 1
    account.sum_up(len(wanted) - told, str(out))
    sys.exit(account.status)


def case_of(name: str, out: Path) -> str:
    """The slug of the case whose bundle is named, as with make; any other name as it is."""
    from casegen.build.target import BUNDLE
    from casegen.document.output_name import named

    path = Path(name)
    own = out / path.stem / named(path.stem, "", BUNDLE)
    return path.stem if path == own else name
