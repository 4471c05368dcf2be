"""Bounded: what is wrong with cases, each within bounds, by several processes where sooner."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from casegen.case.finding import Finding
from casegen.check import examine
from casegen.check.options import Options
from casegen.system.processes.bounds import UNBOUND, Bounds, Overrun

if TYPE_CHECKING:
    from casegen.check.check import Checked
    from casegen.system.processes.pool import Workers

# So many cases are read by one process in the time that it takes others to load.
FEW = 12
# What the workers load before they are forked.
MODULES = ("casegen.check.bounded", "casegen.check.preload")


class Asked(NamedTuple):
    """How cases are examined: the options, a seed to hold them against, and each one's bounds."""

    options: Options = Options()
    against: Path | None = None
    bounds: Bounds = UNBOUND


def examined(path: Path, asked: Asked) -> tuple[Checked | None, tuple[Finding, ...]]:
    """A case loaded and checked, here, or where it has bounds in a process of its own."""
    if not asked.bounds.given:
        return examine.examined(path, asked.options)
    from casegen.check.overran import overran

    with staff(1, asked.bounds) as workers:
        future = workers.submit(examine.examined, path, asked.options)
        try:
            return future.result()
        except Overrun as error:
            return None, (overran(error, path, asked.bounds),)


def found(path: Path, options: Options, against: Path | None) -> tuple[Finding, ...]:
    """What is found in a case, and between it and the seed it is held against."""
    checked, findings = examine.examined(path, options)
    if against and checked and checked.case:
        from casegen.check.seed import held

        return (*findings, *held(checked, against, options))
    return findings


def every(
    paths: Sequence[Path], asked: Asked, width: int | None = None
) -> Iterator[tuple[Finding, ...]]:
    """What is found in each case, in the order given.

    More than a few cases, or any that have bounds, are shared out to `width` workers, or to one
    on each processor.
    """
    width = width or processors()
    if not asked.bounds.given and (width == 1 or len(paths) <= FEW):
        yield from (found(path, asked.options, asked.against) for path in paths)
        return
    from casegen.check.overran import overran

    with staff(min(width, len(paths)), asked.bounds) as workers:
        futures = [workers.submit(found, path, asked.options, asked.against) for path in paths]
        for future, path in zip(futures, paths, strict=True):
            try:
                yield future.result()
            except Overrun as error:
                yield (overran(error, path, asked.bounds),)


def staff(width: int, bounds: Bounds) -> AbstractContextManager[Workers]:
    """Workers that have loaded the rules, and find the fonts made: no case is to wait for those."""
    from casegen.style.fonts import fonts
    from casegen.system.processes import pool

    fonts()
    return pool.staff(width, MODULES, bounds)


def processors() -> int:
    """How many processors this process may use."""
    from casegen.system.processes.pool import cores

    return cores()
