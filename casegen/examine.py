"""Examine: what is wrong with each of some cases, by several processes where that is sooner."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from casegen.check import Options
from casegen.finding import Finding

if TYPE_CHECKING:
    from concurrent.futures import Future

    from casegen.check import Checked

# So many cases are read by one process in the time that it takes others to load.
FEW = 12
# What the workers load before they are forked.
MODULES = ("casegen.examine", "casegen.building.ready")


class Asked(NamedTuple):
    """How cases are examined: the options, a seed to hold them against, and each one's bounds."""

    options: Options = Options()
    against: Path | None = None
    seconds: float | None = None
    megabytes: int | None = None


def examined(path: Path, asked: Asked) -> tuple[Checked | None, tuple[Finding, ...]]:
    """A case loaded and checked, here, or where it has bounds in a process of its own."""
    if asked.seconds is None and asked.megabytes is None:
        from casegen import pipeline

        return pipeline.examined(path, asked.options)
    from casegen import bounded

    return bounded.examined(path, asked.options, asked.seconds, asked.megabytes)


def found(path: Path, asked: Asked) -> tuple[Finding, ...]:
    """What is found in a case, and between it and the seed it is held against."""
    checked, findings = examined(path, asked)
    if asked.against and checked and checked.case:
        from casegen.against import held

        return (*findings, *held(checked, asked.against, asked.options))
    return findings


def every(
    paths: Sequence[Path], asked: Asked, width: int | None = None
) -> Iterator[tuple[Finding, ...]]:
    """What is found in each case, in the order given.

    More than a few cases are shared out to `width` workers, or one on each processor.
    """
    width = 1 if len(paths) <= FEW else width or processors()
    if width == 1:
        yield from (found(path, asked) for path in paths)
        return
    from casegen.building.pool import staff

    with staff(min(width, len(paths)), MODULES) as workers:
        futures = [workers.submit(found, path, asked) for path in paths]
        yield from (settled(*pair) for pair in zip(futures, paths, strict=True))


def processors() -> int:
    """How many processors this process may use."""
    from casegen.building.dispatch import cores

    return cores()


def settled(future: Future[tuple[Finding, ...]], path: Path) -> tuple[Finding, ...]:
    """What a worker found; a finding that says so where it died."""
    from casegen.bounded import overrun
    from casegen.bounded.child import Overrun
    from casegen.building.worker_error import WorkerDiedError

    try:
        return future.result()
    except WorkerDiedError:
        return (overrun(Overrun("worker-died"), path),)
