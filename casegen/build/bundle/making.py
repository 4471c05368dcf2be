"""Bundles: each case's zip file made where it is stale, and noted as every other output is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casegen.build.build import build
from casegen.build.bundle import bundle
from casegen.build.bundle.packing import pack
from casegen.build.dispatch import Job, Way, results
from casegen.build.how import How
from casegen.build.job import examined, give_up, note_inputs
from casegen.build.result import Rendering, Result
from casegen.case.load import CASE_FILE
from casegen.system.fingerprint import look

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from casegen.build.how import Events, Outcome
    from casegen.build.ledger import Ledger
    from casegen.build.target import Target


def bundles(
    targets: Sequence[Target], how: How, events: Events, ledger: Ledger
) -> Iterator[Outcome]:
    """Make the bundles that are stale, and tell each case's outcome in the order of the targets."""
    return build(targets, how, events, ledger, in_turn)


def in_turn(
    jobs: Sequence[Job], how: How, going: Callable[[], bool]
) -> Iterator[tuple[int, Result]]:
    """Each bundle in turn, its slow files by workers; where cases have bounds, each by a worker."""
    if how.bounds.given:
        yield from results(jobs, Way(how.width, how.bounds), going, packed)
        return
    for place, job in enumerate(jobs):
        if not going():
            return
        yield place, packed(job)


def packed(job: Job) -> Result:
    """A case's bundle as one file, or what stood in its way."""
    (target,) = job
    result = Result(final=target.manner.final)
    try:
        # Looked at before it is read: a change made meanwhile leaves the bundle stale, not fresh.
        result.seen[CASE_FILE] = look(target.folder / CASE_FILE)
        checked = examined(target, result)
        if checked is None or result.failed:
            return result
        files, broken = bundle(checked, target.slug, target.manner)
        result.findings = (*result.findings, *broken)
        if files:
            note_inputs(target, checked, result)
            result.renderings = [Rendering(pack(files))]
            result.places = [0]
    except Exception as error:  # noqa: BLE001 - one case's trouble is not the others'
        give_up(result, error, target)
    return result
