"""The nursery: a process that loads what printing needs once, and forks the workers from it.

Started as `python -P -m casegen.nursery DESCRIPTOR MODULE…` by `casegen.pool`. Over the socket of
that descriptor it is given sockets, one for each worker wanted. When that socket is closed, as
when the process that started it is killed, it ends, and all its workers with it.
"""

from __future__ import annotations

import gc
import os
import signal
import socket
import sys
from importlib import import_module
from multiprocessing.connection import Connection


def main(descriptor: int, modules: list[str]) -> None:
    """Load the modules, then fork a worker for each socket received."""
    control = socket.socket(fileno=descriptor)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for name in modules:
        import_module(name)
    gc.freeze()
    while (given := receive(control)) is not None:
        if os.fork() == 0:
            control.close()
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            serve(Connection(given))
            os._exit(0)
        os.close(given)
    os.killpg(0, signal.SIGKILL)


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


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
