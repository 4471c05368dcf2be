"""The nursery: a process that loads what printing needs once, and forks the workers from it.

Started by the pool, it is given sockets over the socket of a descriptor, one for each worker
wanted. When that socket is closed, as when the process that started it is killed, it ends, and all
its workers with it.
"""

from __future__ import annotations

import gc
import os
import signal
import socket
from contextlib import suppress
from importlib import import_module
from multiprocessing.connection import Connection
from types import FrameType


def main(descriptor: int, modules: list[str]) -> None:
    """Load the modules, then fork a worker for each socket received."""
    control = socket.socket(fileno=descriptor)
    workers: set[int] = set()

    def reap(_number: int, _frame: FrameType | None) -> None:
        """Take note of the workers that have ended, so that the system counts their time."""
        with suppress(ChildProcessError):
            while process := os.waitpid(-1, os.WNOHANG)[0]:
                workers.discard(process)

    signal.signal(signal.SIGCHLD, reap)
    for name in modules:
        import_module(name)
    # What was loaded is never garbage, and of the rest a worker has as little as the command line.
    gc.freeze()
    gc.set_threshold(100_000, 50, 50)
    while (given := receive(control)) is not None:
        worker = os.fork()
        if worker == 0:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            control.close()
            serve(Connection(given))
            os._exit(0)
        os.close(given)
        workers.add(worker)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    for worker in workers:
        with suppress(ProcessLookupError, ChildProcessError):
            os.kill(worker, signal.SIGKILL)
            os.waitpid(worker, 0)


def receive(control: socket.socket) -> int | None:
    """The next socket sent, or None when there will be no more."""
    message, descriptors, _flags, _address = socket.recv_fds(control, 1, 1)
    return descriptors[0] if message else None


def serve(connection: Connection) -> None:
    """Do what is asked, one thing after another, until the other end is closed."""
    connection.send(os.getpid())
    while True:
        try:
            function, arguments = connection.recv()
        except EOFError:
            return
        try:
            answer = (True, function(*arguments))
        except Exception as error:  # noqa: BLE001 - told to the process that asked
            answer = (False, error)
        try:
            connection.send(answer)
        except BrokenPipeError:
            return
        except Exception as error:  # noqa: BLE001 - an answer that cannot be sent
            connection.send((False, RuntimeError(f"{type(error).__name__}: {error}")))
