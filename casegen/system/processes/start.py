"""Start: workers look for modules where this process does, and never in the working folder.

Python would look there first for every module of a process that it begins, even for its own. It
is told otherwise in the environment while one begins, and whatever else is started stays free.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.context import SpawnContext, SpawnProcess
from threading import RLock
from typing import Final

SAFE: Final = "PYTHONSAFEPATH"
LOCK: Final = RLock()


@contextmanager
def safely() -> Iterator[None]:
    """Have every Python begun meanwhile leave the working folder out."""
    with LOCK:
        before = os.environ.get(SAFE)
        os.environ[SAFE] = "1"
        try:
            yield
        finally:
            if before is None:
                del os.environ[SAFE]
            else:
                os.environ[SAFE] = before


class Spawned(SpawnProcess):
    """A process that loads everything itself."""

    def start(self) -> None:
        """Begin, whenever the pool may want another."""
        with safely():
            super().start()


class Spawning(SpawnContext):
    """Begins processes that load everything themselves."""

    Process = Spawned


if sys.platform == "linux":
    from multiprocessing.context import ForkServerContext, ForkServerProcess

    class Forked(ForkServerProcess):
        """A process that has what the server of forks has loaded."""

        def start(self) -> None:
            """Begin, and the server with it if that has ended."""
            with safely():
                super().start()

    class Forking(ForkServerContext):
        """Begins processes that have what is loaded once."""

        Process = Forked

    Context = Spawning | Forking
else:
    Context = Spawning


def context(modules: list[str], *, fresh: bool) -> Context:
    """What begins workers: those that find some modules loaded, where the system can fork them."""
    if sys.platform != "linux" or fresh:
        return Spawning()
    forking = Forking()
    forking.set_forkserver_preload(modules)
    return forking
