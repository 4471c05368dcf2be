"""The pool: worker processes that load what printing needs once and live for the whole run."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future
from multiprocessing.connection import Connection
from queue import SimpleQueue
from threading import Lock, Thread
from typing import Any, ParamSpec, TypeVar

from casegen.building.worker_error import TooSlowError, WorkerDiedError

P = ParamSpec("P")
T = TypeVar("T")
ATTEMPTS = 2
# The libraries that set pages keep some memory of each: after so many works a worker is replaced.
WORKS = 50
# The workers look for modules where this process does, and so not in the working folder, where
# Python would look first otherwise.
START = """
import sys
sys.path[:] = sys.argv.pop(1).split("\\n")
from casegen.building.nursery import main
main(int(sys.argv[1]), sys.argv[2:])
"""


class Worker:
    """One worker process, spoken to over a socket."""

    def __init__(self, control: socket.socket) -> None:
        mine, its = socket.socketpair()
        socket.send_fds(control, [b"\0"], [its.fileno()])
        its.close()
        self.connection = Connection(mine.detach())
        self.process: int | None = None
        self.works = 0

    def ask(self, work: tuple[Any, ...], limit: float | None) -> tuple[bool, Any]:
        """What the worker answers: whether it went well, and the result or the exception.

        Raises EOFError or OSError where it has died, TooSlowError after `limit` seconds.
        """
        if self.process is None:
            self.process = self.connection.recv()
        self.works += 1
        self.connection.send(work)
        if not self.connection.poll(limit):
            raise TooSlowError
        answer: tuple[bool, Any] = self.connection.recv()
        return answer

    def end(self) -> None:
        """End the process, whatever it is at."""
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.process, signal.SIGKILL)
        self.connection.close()


class Workers(Executor):
    """So many workers; each work that takes longer than `limit` seconds is given up."""

    def __init__(self, width: int, modules: Sequence[str], limit: float | None = None) -> None:
        self.control, its = socket.socketpair()
        path = "\n".join(entry or os.getcwd() for entry in sys.path)  # noqa: PTH109 - a text
        command = [sys.executable, "-P", "-c", START, path, str(its.fileno()), *modules]
        self.nursery = subprocess.Popen(  # noqa: S603 - this Python, and modules of casegen
            command, pass_fds=[its.fileno()], stdin=subprocess.DEVNULL, start_new_session=True
        )
        its.close()
        self.limit = limit
        self.lock = Lock()
        self.tasks: SimpleQueue[tuple[Future[Any], tuple[Any, ...]] | None] = SimpleQueue()
        self.threads = [Thread(target=self.serve, daemon=True) for _each in range(width)]
        for thread in self.threads:
            thread.start()

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Have a function called by a worker; both must be known to pickle by name."""
        if kwargs:
            raise TypeError("a worker takes arguments by their places")
        future: Future[T] = Future()
        self.tasks.put((future, (fn, args)))
        return future

    def serve(self) -> None:
        """Hand one worker what there is to do; in place of one that dies, start another."""
        worker: Worker | None = None
        while (task := self.tasks.get()) is not None:
            future, work = task
            if not future.set_running_or_notify_cancel():
                continue
            worker = self.settle(worker, future, work)
        if worker:
            worker.end()

    def settle(
        self, worker: Worker | None, future: Future[Any], work: tuple[Any, ...]
    ) -> Worker | None:
        """Have work done by a worker, or by another where that one dies; the one to go on with."""
        for _attempt in range(ATTEMPTS):
            try:
                worker = worker or self.start()
                well, answer = worker.ask(work, self.limit)
            except (EOFError, OSError):
                ended(worker)
                worker = None
            except TooSlowError as error:
                ended(worker)
                future.set_exception(error)
                return None
            else:
                (future.set_result if well else future.set_exception)(answer)
                if worker.works < WORKS:
                    return worker
                ended(worker)
                return None
        future.set_exception(WorkerDiedError())
        return None

    def start(self) -> Worker:
        """A new worker; raises OSError where the nursery has ended."""
        with self.lock:
            return Worker(self.control)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002 - as Executor has it
        """Take no more work, and end when what was taken is done."""
        while cancel_futures and not self.tasks.empty():
            task = self.tasks.get()
            if task:
                task[0].cancel()
        for _thread in self.threads:
            self.tasks.put(None)
        for thread in self.threads if wait else ():
            thread.join()
        self.control.close()
        if wait:
            self.nursery.wait()

    def kill(self) -> None:
        """End at once, whatever is being done."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.nursery.pid, signal.SIGKILL)
        self.shutdown(wait=False, cancel_futures=True)
        self.nursery.wait()


@contextlib.contextmanager
def staff(width: int, modules: Sequence[str], limit: float | None = None) -> Iterator[Workers]:
    """Workers that load some modules, ended at once when something goes wrong."""
    workers = Workers(width, modules, limit)
    try:
        yield workers
    except BaseException:
        workers.kill()
        raise
    workers.shutdown()


def ended(worker: Worker | None) -> None:
    """End a worker, if there is one."""
    if worker:
        worker.end()
