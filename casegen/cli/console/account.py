"""The account of a build: what it tells while it runs, and at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from casegen.cli.console.terminal import misuse, report, told, unreadable
from casegen.messages import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casegen.build.how import Outcome
    from casegen.build.ledger import Ledger
    from casegen.build.target import Target

# So many reasons, or failed cases, are named.
SHOWN = 4


def forecast(
    wanted: Sequence[Target], ledger: Ledger, context: click.Context, *, always: bool, why: bool
) -> None:
    """Say what would be made, and why if asked."""
    for target in wanted:
        reasons = reasons_for(target, ledger, context, always=always)
        if reasons:
            click.echo(f"{target.path}: {reasons}" if why else target.path)


def reasons_for(target: Target, ledger: Ledger, context: click.Context, *, always: bool) -> str:
    """Why a file is made, in the reader's language; nothing where it is fresh."""
    said = [told(one.message, one.values, context) for one in ledger.reasons(target)]
    if always and not said:
        said = [told(_("asked for by -B"), {}, context)]
    more = told(_("and {count} more"), {"count": str(len(said) - SHOWN)}, context)
    return "; ".join(said[:SHOWN] + ([more] if len(said) > SHOWN else []))


class Account:
    """Tells each case's outcome as it is known, and sums them up."""

    def __init__(
        self, context: click.Context, *, quiet: bool, verbose: bool, why: dict[Any, str]
    ) -> None:
        self.context, self.quiet, self.verbose, self.why = context, quiet, verbose, why
        self.made = self.fresh = self.status = self.left = 0
        self.failed: list[str] = []

    def waiting(self, process: str) -> None:
        """Say that another build must end first."""
        message = _("Another build (process {process}) is at work here; waiting for it.")
        click.echo(told(message, {"process": process or "?"}, self.context), err=True)

    def tell(self, outcome: Outcome) -> None:
        """Tell what became of one case."""
        report(outcome.findings, self.context)
        if not self.quiet:
            for path in outcome.made:
                click.echo(f"{path}: {self.why[path]}" if path in self.why else path)
        if outcome.error:
            misuse(outcome.error.message, outcome.error.values, self.context).show()
        if self.verbose:
            steps = ", ".join(f"{name} {time:.0f}" for name, time in outcome.steps)
            click.echo(f"{outcome.folder}: {steps} ms" if steps else str(outcome.folder), err=True)
            click.echo(outcome.trace, nl=False, err=True)
        self.count(outcome)

    def count(self, outcome: Outcome) -> None:
        """Add an outcome to the sums."""
        self.made += len(outcome.made)
        self.fresh += len(outcome.fresh)
        if outcome.failed:
            self.failed.append(str(outcome.folder))
            grave = outcome.error is not None or unreadable(outcome.findings)
            self.status = max(self.status, 2 if grave else 1)

    def sum_up(self, cases: int, out: str) -> None:
        """Say at the end how much was made, fresh, failed and left."""
        if self.quiet:
            return
        values = {"made": str(self.made), "fresh": str(self.fresh), "out": out}
        parts = [told(_("{made} made, {fresh} fresh in “{out}”."), values, self.context)]
        if self.failed:
            where = ", ".join(self.failed[:SHOWN]) + (" …" if len(self.failed) > SHOWN else "")
            values = {"count": str(len(self.failed)), "where": where}
            parts.append(told(_("Failed: {count} ({where})."), values, self.context))
        if cases:
            message = _("Not begun: {count}; -k goes on after a failure.")
            parts.append(told(message, {"count": str(cases)}, self.context))
        click.echo(" ".join(parts), err=True)
