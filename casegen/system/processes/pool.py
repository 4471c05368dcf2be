"""The pool: workers, each job of theirs held to bounds of time and memory.

Pebble starts and replaces them. They look for modules where this process does and never in the
working folder, say nothing on the terminal, leave Ctrl-C to this process, and end when it ends,
however that is.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError, Executor, Future, InvalidStateError
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from threading import Lock
from typing import Any, ParamSpec, TypeVar

from pebble import CONSTS, ProcessExpired, ProcessPool

from casegen.system import cache as kept
from casegen.system.processes.apart import apart
from casegen.system.processes.bounds import UNBOUND, Bounds, Overrun
from casegen.system.processes.life import begin
from casegen.system.processes.start import context

P = ParamSpec("P")
T = TypeVar("T")
ATTEMPTS = 2
# The libraries that set pages keep some memory of each: after so many works a worker is replaced.
WORKS = 50
# How a process ends that a library or Python itself gives up for want of memory.
LACKING = frozenset({1, -signal.SIGABRT, -signal.SIGSEGV, -getattr(signal, "SIGTRAP", 5)})
# What workers must have of this process's environment, if they were forked from one begun before.
SHARED = ("FONTCONFIG_FILE",)
ENDED = BrokenProcessPool, CancelledError
CONSTS.sleep_unit, CONSTS.term_timeout = 0.02, 1.0


class Workers(Executor):
    """So many workers; modules that they need are loaded once, where the system can fork them.

    `fresh` workers load everything themselves, as it is when they begin.
    """

    def __init__(
        self,
        width: int,
        modules: Sequence[str] = (),
        bounds: Bounds = UNBOUND,
        *,
        fresh: bool = False,
    ) -> None:
        self.context = context(list(modules), fresh=fresh)
        self.width, self.bounds = width, bounds
        self.lock = Lock()
        self.ended = False
        self.waiting: set[Future[Any]] = set()
        self.pool = self.started()

    def started(self) -> ProcessPool:
        """A pool whose processes are being started."""
        environment = {name: os.environ[name] for name in SHARED if name in os.environ}
        pool = ProcessPool(
            self.width,
            # What a job leaves behind must not count against the next one.
            1 if self.bounds.megabytes else WORKS,
            begin,
            (kept.keeping(), environment, self.bounds.megabytes),
            self.context,
        )
        with apart(self.context.get_start_method()):
            # To ask is what starts it.
            _active = pool.active
        return pool

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Have a function called by a worker; both must be known to pickle by name.

        The future raises Overrun where there is no answer.
        """
        future: Future[T] = Future()
        self.waiting.add(future)
        future.add_done_callback(self.waiting.discard)
        self.attempt(future, ATTEMPTS, fn, args, kwargs)
        return future

    def attempt(
        self,
        future: Future[Any],
        left: int,
        work: Callable[..., Any],
        given: tuple[Any, ...],
        named: dict[str, Any],
    ) -> None:
        """Have work done, and again where its worker dies of something else than the work."""

        def settle(done: Future[Any]) -> None:
            error = CancelledError() if done.cancelled() else done.exception()
            died = isinstance(error, ProcessExpired | BrokenProcessPool)
            if died and left > 1 and not self.ended:
                self.attempt(future, left - 1, work, given, named)
                return
            with suppress(InvalidStateError):
                if error:
                    future.set_exception(self.told(error))
                else:
                    future.set_result(done.result())

        with self.lock:
            if not self.pool.active:
                self.pool = self.started()
            scheduled = self.pool.schedule(work, given, named, self.bounds.seconds)
        scheduled.add_done_callback(settle)

    def told(self, error: BaseException) -> BaseException:
        """What an error of Pebble, or of Python in a worker, means."""
        if isinstance(error, TimeoutError):
            return Overrun("timeout")
        if isinstance(error, MemoryError):
            return Overrun("out-of-memory")
        if isinstance(error, ProcessExpired):
            lacking = self.bounds.megabytes and error.exitcode in LACKING
            return Overrun("out-of-memory" if lacking else "worker-died")
        return Overrun("worker-died") if isinstance(error, ENDED) else error

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002 - as Executor has it
        """Take no more work, and end when what was taken is done, or at once.

        Who still waits for work that is ended is told so: Pebble leaves some without an answer.
        """
        self.ended = self.ended or cancel_futures
        end: Callable[[], None] = self.pool.stop if cancel_futures else self.pool.close
        end()
        if wait:
            self.pool.join()
        if cancel_futures:
            for future in tuple(self.waiting):
                with suppress(InvalidStateError):
                    future.set_exception(Overrun("worker-died"))


@contextmanager
def staff(
    width: int, modules: Sequence[str] = (), bounds: Bounds = UNBOUND, *, fresh: bool = False
) -> Iterator[Workers]:
    """Workers that load some modules, ended at once when something goes wrong."""
    workers = Workers(width, modules, bounds, fresh=fresh)
    try:
        yield workers
    except BaseException:
        workers.shutdown(cancel_futures=True)
        raise
    workers.shutdown()


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
