"""A worker's life: how it begins, and that it ends with the process that it works for."""

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Mapping
from contextlib import suppress
from multiprocessing import connection, parent_process
from pathlib import Path

from casegen.system import cache as kept

MB = 1_000_000


def begin(keeping: kept.Keeping, environment: Mapping[str, str], megabytes: int | None) -> None:
    """Settle in: keep things where the parent does, and be silent; called once by each worker."""
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=follow, args=(parent.sentinel,), daemon=True).start()
    silence()
    os.environ.update(environment)
    kept.share(keeping)
    # What was loaded is never garbage, and of the rest a worker has as little as the command line.
    gc.freeze()
    gc.set_threshold(100_000, 50, 50)
    if megabytes is not None:
        hold(megabytes)


def follow(sentinel: int) -> None:
    """End this process when another has ended."""
    connection.wait([sentinel])
    os._exit(1)


def silence() -> None:
    """Let go of the terminal: whoever reads it must not wait for this process."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in range(3):
        os.dup2(nowhere, descriptor)
    os.close(nowhere)


def hold(megabytes: int) -> None:
    """Let this process have so much more memory than it has, where the system knows how."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
        most = pages * resource.getpagesize() + megabytes * MB
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
