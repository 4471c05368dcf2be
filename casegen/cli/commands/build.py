"""`casegen build`: make the reports that are not up to date."""

from __future__ import annotations

import sys
from dataclasses import replace
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


class Shard(click.ParamType[tuple[int, int]]):
    """A part of the cases: NUMBER/COUNT."""

    name = "n/count"

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, int]:
        """The two numbers."""
        number, _slash, count = value.partition("/")
        if number.isdecimal() and count.isdecimal() and 1 <= int(number) <= int(count):
            return int(number), int(count)
        return self.fail(f"“{value}” is not a part such as 2/8.", param, ctx)


@click.command(cls=Spoken)
@click.argument("targets", nargs=-1)
@click.option("-l", "--lang", "languages", multiple=True, metavar="TAG", help="Only this language.")
@click.option(
    "-f", "--format", "suffixes", multiple=True, metavar="SUFFIX", help="Only this format, or all."
)
@click.option(
    "-p", "--profile", metavar="NAME", help="Print in this profile instead of the case's."
)
@click.option("-o", "--out", type=click.Path(path_type=Path), default=OUT, help="Output folder.")
@click.option("-C", "--directory", type=click.Path(path_type=Path), help="Work in this folder.")
@click.option("-B", "--always-make", is_flag=True, help="Make everything, fresh or not.")
@click.option("-n", "--dry-run", is_flag=True, help="Say what would be made, and make nothing.")
@click.option("--why", is_flag=True, help="Say of each file why it is made.")
@click.option("-q", "--question", is_flag=True, help="Make nothing; exit 1 if anything is stale.")
@click.option("-k", "--keep-going", is_flag=True, help="Go on with other cases after a failure.")
@click.option(
    "-j", "--jobs", type=click.IntRange(1), metavar="N",
    help="So many cases at a time; else one on each processor.",
)  # fmt: skip
@click.option(
    "--scheduler", metavar="ADDRESS",
    help="Render on this Dask cluster, tcp://HOST:PORT or tls://HOST:PORT.",
)  # fmt: skip
@click.option(
    "--tls-ca", type=click.Path(path_type=Path), metavar="FILE",
    help="For tls://, the certificate of the authority.",
)  # fmt: skip
@click.option(
    "--tls-cert", type=click.Path(path_type=Path), metavar="FILE", help="Your own certificate."
)
@click.option("--tls-key", type=click.Path(path_type=Path), metavar="FILE", help="Its key.")
@click.option(
    "--shard", type=Shard(), metavar="N/COUNT", help="Only this part of the cases, as 2/8."
)
@click.option(
    "--depfile", "depfiles", is_flag=True, help="Write make's notes beside each file, ending in .d."
)
@click.option("--quiet", is_flag=True, help="Print nothing but what is wrong.")
@click.option("-v", "--verbose", is_flag=True, help="Say how long each step of each case takes.")
@in_manner
@in_bounds
@click.pass_context
def build(
    context: click.Context,
    targets: tuple[str, ...],
    languages: tuple[str, ...],
    suffixes: tuple[str, ...],
    profile: str | None,
    out: Path,
    directory: Path | None,
    always_make: bool,
    dry_run: bool,
    why: bool,
    question: bool,
    keep_going: bool,
    jobs: int | None,
    scheduler: str | None,
    tls_ca: Path | None,
    tls_cert: Path | None,
    tls_key: Path | None,
    shard: tuple[int, int] | None,
    depfiles: bool,
    quiet: bool,
    verbose: bool,
    manner: Manner,
    bounds: Bounds,
) -> None:
    """Make the reports of TARGETs.

    A TARGET is a case folder, a slug or an output file; without one, every case is made.

    A report is made when its case, the profile, the language's templates, casegen or the
    libraries it works with have changed in content since, or the report itself was edited or
    deleted. The exit status is 0 when all is well, 1 when a case has errors, 2 when something
    could not be read or written.
    """
    enter(directory)
    unlinked(out, context)
    from casegen.build.build import build as make
    from casegen.build.cluster_error import ClusterError
    from casegen.build.how import Events, How
    from casegen.build.ledger import Ledger
    from casegen.build.scheduler import reached
    from casegen.build.targets import TargetError, find, sharded
    from casegen.cli.console.account import Account, forecast, reasons_for
    from casegen.cli.console.progress import Bar

    ledger = Ledger(out)
    try:
        wanted = find(targets, languages, suffixes, profile, out, CASES, ledger.remembered)
    except TargetError as error:
        raise misuse(error.message, error.values, context) from None
    wanted = [replace(one, manner=manner) for one in wanted] if manner.asked else wanted
    wanted = sharded(wanted, *shard) if shard else wanted
    if question:
        sys.exit(1 if any(always_make or ledger.reasons(one) for one in wanted) else 0)
    if dry_run:
        forecast(wanted, ledger, context, always=always_make, why=why)
        return
    try:
        cluster = reached(scheduler, tls_ca, tls_cert, tls_key) if scheduler else None
    except ClusterError as error:
        raise misuse(error.message, error.values, context) from None
    how = How(always_make, keep_going, jobs, bounds, cluster, depfiles)
    reasons = {
        one.path: reasons_for(one, ledger, context, always=always_make) for one in wanted if why
    }
    account = Account(context, quiet=quiet, verbose=verbose, why=reasons)
    cases = len({one.folder for one in wanted})
    told = 0
    try:
        with Bar(wanted=not quiet and not verbose) as bar:
            events = Events(account.waiting, bar.begun, bar.done)
            for outcome in make(wanted, how, events, ledger):
                account.tell(outcome)
                told += 1
    except ClusterError as error:
        raise misuse(error.message, error.values, context) from None
    account.sum_up(cases - told, str(out))
    sys.exit(account.status)
