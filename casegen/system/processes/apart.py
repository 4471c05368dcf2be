"""Apart: what is started for the workers' sake has no terminal, and no Ctrl-C."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from casegen.system.processes.start import safely

STREAMS = (1, 2)


@contextmanager
def apart(method: str) -> Iterator[None]:
    """Leave Ctrl-C to this thread: threads and processes started meanwhile inherit its mask.

    Before, start what Python needs for processes begun by this method; it would unmask.
    """
    if os.name != "posix":
        yield
        return
    from multiprocessing import forkserver, resource_tracker

    with safely(), silence():
        resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        if method == "forkserver":
            with safely(), silence():
                forkserver.ensure_running()
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def silence() -> Iterator[None]:
    """Have what is started meanwhile say nothing, nor keep a reader of this process waiting."""
    kept = {}
    for stream in STREAMS:
        with suppress(OSError):
            kept[stream] = os.dup(stream)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        for stream in kept:
            os.dup2(nowhere, stream)
        yield
    finally:
        os.close(nowhere)
        for stream, own in kept.items():
            os.dup2(own, stream)
            os.close(own)
