"""A child: a call made in a process of its own, which may take so long and so much and no more."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from casegen.limits import MB

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

T = TypeVar("T")
Kind = Literal["timeout", "out-of-memory", "worker-died"]
# How long a process that was told to end may take to be gone.
GRACE = 5.0


class Overrun(Exception):  # noqa: N818 - what happened, as the finding of that name tells it
    """A call that was not answered: too slow, too large, or its process is gone."""

    def __init__(self, kind: Kind) -> None:
        super().__init__(kind)
        self.kind = kind


def answer(
    function: Callable[..., T],
    arguments: tuple[Any, ...],
    seconds: float | None = None,
    megabytes: int | None = None,
) -> T:
    """What the function returns, called in a child process; what it raises is raised here.

    After `seconds` the child is killed; it may take `megabytes` more memory than this process has,
    where the system can hold it to that. Raises Overrun.
    """
    context: Any = get_context(
        "fork" if hasattr(os, "fork") and sys.platform != "darwin" else "spawn"
    )
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=work, args=(theirs, megabytes, function, arguments))
    process.start()
    theirs.close()
    try:
        if not ours.poll(seconds):
            raise Overrun("timeout")
        done, result = ours.recv()
    except EOFError:
        raise Overrun("worker-died") from None
    finally:
        process.kill()
        process.join(GRACE)
        ours.close()
    if done:
        return result  # type: ignore[no-any-return]
    raise result


def work(
    pipe: Connection, megabytes: int | None, function: Callable[..., T], arguments: tuple[Any, ...]
) -> None:
    """Call the function in the child, and send what came of it."""
    if megabytes is not None:
        hold(megabytes)
    try:
        reply: tuple[bool, Any] = (True, function(*arguments))
    except MemoryError:
        reply = (False, Overrun("out-of-memory"))
    except Exception as error:  # noqa: BLE001 - raised again by the process that asked
        reply = (False, error)
    try:
        pipe.send(reply)
    except MemoryError:
        pipe.send((False, Overrun("out-of-memory")))


def hold(megabytes: int) -> None:
    """Let this process have so much more memory than it has, where the system knows how."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
        most = pages * resource.getpagesize() + megabytes * MB
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
