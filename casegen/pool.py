"""A pool: renders documents on every core where that is quicker than rendering them here."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from casegen.render import render

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

    from casegen.edition import Edition

# The formats whose rendering takes longer than handing it to another process.
SLOW = frozenset({"pdf"})


def renderings(jobs: Sequence[tuple[Edition, str, str]]) -> list[bytes]:
    """The bytes of each (edition, language, suffix), in order; raises what rendering one raises.

    Slow ones go to workers while this process renders the others. Where a worker dies, as when
    the system kills it, this process does the work alone.
    """
    slow = [index for index, (*_which, suffix) in enumerate(jobs) if suffix in SLOW]
    if len(slow) < 2 or cores() < 2 or not hasattr(os, "fork"):  # noqa: PLR2004 - two of each
        return [render(*job) for job in jobs]
    from concurrent.futures.process import BrokenProcessPool

    try:
        handed = {index: workers().submit(render, *jobs[index]) for index in slow}
        here = {index: render(*job) for index, job in enumerate(jobs) if index not in handed}
        return [here[i] if i in here else handed[i].result() for i in range(len(jobs))]
    except BrokenProcessPool:
        workers.cache_clear()
        return [render(*job) for job in jobs]


@cache
def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@cache
def workers() -> ProcessPoolExecutor:
    """The workers, which load WeasyPrint once and live as long as this process."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    from casegen.fonts import fonts

    fonts()
    return ProcessPoolExecutor(cores(), mp_context=get_context("fork"))
