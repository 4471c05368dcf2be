"""Build: what is stale is made, case by case, and every file written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, TypeAlias

from casegen.build.depfile import note_depfiles
from casegen.build.how import Events, How, Outcome
from casegen.build.ledger import Ledger
from casegen.build.lock import locked
from casegen.build.target import Target
from casegen.system.fingerprint import written
from casegen.system.whole import WriteError, sweep, write

if TYPE_CHECKING:
    from casegen.build.result import Result


# A case's files that are to be made together, and what makes those of many cases, each told by
# its place, as long as the last argument allows.
Job: TypeAlias = tuple[Target, ...]
Doing: TypeAlias = Callable[
    [Sequence[Job], How, Callable[[], bool]], "Iterator[tuple[int, Result]]"
]


def dispatched(
    jobs: Sequence[Job], how: How, going: Callable[[], bool]
) -> Iterator[tuple[int, Result]]:
    """Each job's place and result as it is done, by this process, workers or a cluster."""
    from casegen.build.dispatch import Way, results

    return results(jobs, Way(how.width, how.bounds, how.scheduler), going)


def build(
    targets: Sequence[Target],
    how: How | None = None,
    events: Events | None = None,
    ledger: Ledger | None = None,
    doing: Doing = dispatched,
) -> Iterator[Outcome]:
    """Make what is stale, and tell each case's outcome in the order of the targets.

    A case with errors keeps the files it had. All targets lie in one output folder. `doing` does
    the jobs. Raises ClusterError.
    """
    how, events = how or How(), events or Events()
    if not targets:
        return
    out = targets[0].out
    ledger = ledger or Ledger(out)
    if not how.depfiles and not how.always and not any(map(ledger.reasons, targets)):
        refresh(ledger, out)
        for folder, wanted in by_case(targets).items():
            yield Outcome(folder, fresh=[target.path for target in wanted])
        return
    with locked(out, events.waiting):
        if not ledger.state.current():
            ledger = Ledger(out)
        litter(out)
        yield from Run(targets, how, events, ledger, doing).outcomes()


class Run:
    """One build at work, the output folder being its own."""

    def __init__(
        self,
        targets: Sequence[Target],
        how: How,
        events: Events,
        ledger: Ledger,
        doing: Doing = dispatched,
    ) -> None:
        self.how, self.events, self.ledger, self.doing = how, events, ledger, doing
        self.done: list[Outcome | None] = []
        self.jobs: list[tuple[int, Job]] = []
        self.fresh: dict[int, list[Target]] = {}
        self.stopped = False
        for place, (folder, wanted) in enumerate(by_case(targets).items()):
            stale = tuple(one for one in wanted if how.always or ledger.reasons(one))
            self.fresh[place] = [one for one in wanted if one not in stale]
            self.done.append(Outcome(folder) if not stale else None)
            if stale:
                self.jobs.append((place, stale))

    def outcomes(self) -> Iterator[Outcome]:
        """Each case's outcome in turn, all that were begun if one fails."""
        shown = 0
        for _finished in self.work():
            while shown < len(self.done) and (outcome := self.done[shown]) is not None:
                yield self.with_fresh(shown, outcome)
                shown += 1
        for place in range(shown, len(self.done)):
            left = self.done[place]
            if left is not None:
                yield self.with_fresh(place, left)
        with suppress(WriteError):
            self.ledger.refresh()

    def with_fresh(self, place: int, outcome: Outcome) -> Outcome:
        """An outcome with the files that needed no making."""
        fresh = self.fresh[place]
        outcome.fresh = [target.path for target in fresh]
        if self.how.depfiles:
            try:
                note_depfiles(self.ledger, fresh)
            except WriteError as error:
                outcome.failed, outcome.error = True, error
        return outcome

    def work(self) -> Iterator[None]:
        """Do the jobs, and stop after each."""
        self.events.begun([wanted[0].slug for _place, wanted in self.jobs])
        if not self.jobs:
            return
        jobs = [wanted for _place, wanted in self.jobs]
        for number, result in self.doing(jobs, self.how, lambda: not self.stopped):
            place, wanted = self.jobs[number]
            outcome = self.done[place] = self.settled(wanted, result)
            self.events.done(wanted[0].slug)
            hopeless = outcome.error is not None and outcome.error.hopeless
            self.stopped |= hopeless or (outcome.failed and not self.how.keep_going)
            yield

    def settled(self, wanted: Sequence[Target], result: Result) -> Outcome:
        """What became of a case: its files written, unless something stands in the way."""
        outcome = Outcome(wanted[0].folder, findings=result.findings, trace=result.trace)
        outcome.failed, outcome.steps = result.failed, result.steps
        if not result.renderings:
            return outcome
        wanted = result.chosen(wanted)
        start = perf_counter()
        seen = []
        try:
            for target, rendering in zip(wanted, result.renderings, strict=True):
                beside = {
                    name: written(data, write(target.path.with_name(name), data))
                    for name, data in rendering.beside.items()
                }
                self.ledger.leave(target, beside)
                seen.append((written(rendering.data, write(target.path, rendering.data)), beside))
                outcome.made.append(target.path)
            self.ledger.note(wanted, seen, result)
            if self.how.depfiles:
                note_depfiles(self.ledger, wanted)
        except WriteError as error:
            outcome.failed, outcome.error = True, error
        outcome.steps.append(("write", 1000 * (perf_counter() - start)))
        return outcome


def by_case(targets: Sequence[Target]) -> dict[Path, list[Target]]:
    """Targets by their case's folder, in the order given."""
    cases: dict[Path, list[Target]] = {}
    for target in targets:
        cases.setdefault(target.folder, []).append(target)
    return cases


def litter(out: Path) -> None:
    """Remove what killed builds left half written."""
    with suppress(OSError), os.scandir(out) as found:
        for folder in found:
            if folder.is_dir(follow_symlinks=False):
                sweep(Path(folder.path))


def refresh(ledger: Ledger, out: Path) -> None:
    """Note what only looks changed, where no other build is at work."""
    if not ledger.unnoted:
        return
    with suppress(BlockingIOError, WriteError), locked(out, busy):
        if ledger.state.current():
            ledger.refresh()


def busy(_process: str) -> None:
    """Give up a lock that another build holds."""
    raise BlockingIOError
