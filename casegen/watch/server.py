"""The server: on this computer alone, until it is told to end."""

from __future__ import annotations

import asyncio
import logging
import socket
import threading
import webbrowser
from collections.abc import Callable
from types import FrameType

import uvicorn

from casegen.messages import MessageError, _
from casegen.watch.app import app
from casegen.watch.desk import Desk
from casegen.watch.inputs import Inputs

HOST = "127.0.0.1"


TAKEN = _("Port {port} is taken; give another with --port, or 0 for any free one.")


class PortError(MessageError):
    """A port that cannot be had."""


class Server(uvicorn.Server):
    """Lets the open pages go as soon as it is told to end."""

    desk: Desk

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """End quietly."""
        loop = asyncio.get_event_loop_policy().get_event_loop()
        loop.call_soon_threadsafe(self.desk.close)
        super().handle_exit(sig, frame)


class OneLine(logging.Handler):
    """Tells of a failure of the server in one line."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        super().__init__(logging.ERROR)
        self._tell = tell

    def emit(self, record: logging.LogRecord) -> None:
        """Tell the message and, where there was one, the error's own."""
        error = record.exc_info[1] if record.exc_info else None
        self._tell(" ".join([*record.getMessage().split(), *str(error or "").split()])[:300])


def listen(port: int) -> socket.socket:
    """A socket that only this computer can reach; raises PortError."""
    bound = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((HOST, port))
        bound.listen()
    except OSError:
        bound.close()
        raise PortError(TAKEN, port=str(port)) from None
    return bound


def address(bound: socket.socket) -> str:
    """Where a browser finds the server."""
    return f"http://{HOST}:{bound.getsockname()[1]}/"


def told(task: asyncio.Task[None], tell: Callable[[str], None]) -> None:
    """Tell, in one line, why a task of the server ended before its time."""
    error = None if task.cancelled() else task.exception()
    if error:
        tell(" ".join(f"{type(error).__name__}: {error}".split())[:300])


async def serve(
    desk: Desk, bound: socket.socket, reader: str, tell: Callable[[str], None], *, browse: bool
) -> None:
    """Serve a desk until a signal comes."""
    logging.getLogger("uvicorn.error").handlers = [OneLine(tell)]
    logging.getLogger("asyncio").handlers = [OneLine(tell)]
    config = uvicorn.Config(
        app(desk, reader, bound.getsockname()[1]),
        log_config=None,
        access_log=False,
        lifespan="off",
        ws="none",
        server_header=False,
        timeout_graceful_shutdown=2,
    )
    server = Server(config)
    server.desk = desk
    tasks = [asyncio.create_task(desk.run()), asyncio.create_task(Inputs(desk).run())]
    for task in tasks:
        task.add_done_callback(lambda done: told(done, tell))
    if browse:
        threading.Thread(target=webbrowser.open, args=(address(bound),), daemon=True).start()
    try:
        await server.serve(sockets=[bound])
    finally:
        desk.close()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
