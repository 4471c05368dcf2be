"""A worker: one process that keeps the pipeline warm, replaced when it dies or hangs."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import connection, get_context, parent_process
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from casegen.message import _

if TYPE_CHECKING:
    from casegen.finding import Finding
    from casegen.watch.panel import Panel
    from casegen.watch.view import Ask, View

P = ParamSpec("P")
T = TypeVar("T")
SECONDS = 60
FAILED = _("casegen itself failed here ({reason}); please report it.")


class WorkerLostError(Exception):
    """A worker that died or took too long: a message template with its values."""

    def __init__(self, message: str, values: dict[str, str]) -> None:
        super().__init__(message)
        self.message = message
        self.values = values


class Worker:
    """Runs one job after another in a process of its own."""

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None

    async def ask(self, job: Callable[P, T], *given: P.args, **_named: P.kwargs) -> T:
        """What a job returns; raises WorkerLostError."""
        if self._pool is None:
            self._pool = ProcessPoolExecutor(1, get_context("spawn"), initializer=settle)
        pool = self._pool
        # The process inherits the mask, so that Ctrl-C reaches only the server.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            result = asyncio.get_running_loop().run_in_executor(pool, job, *given)
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        try:
            return await asyncio.wait_for(result, SECONDS)
        except BrokenProcessPool:
            self.stop(pool)
            raise WorkerLostError(_("The process that prints the case ended."), {}) from None
        except TimeoutError:
            self.stop(pool)
            message = _("Printing the case took longer than {n} seconds and was given up.")
            raise WorkerLostError(message, {"n": str(SECONDS)}) from None
        except Exception as error:  # noqa: BLE001 - a job that fails must not end the server
            raise WorkerLostError(FAILED, {"reason": reason(error)}) from None

    def stop(self, pool: ProcessPoolExecutor | None = None) -> None:
        """End the process; the next job starts another."""
        pool = pool or self._pool
        if pool is not None:
            # The executor has no way of its own to end a job that hangs before Python 3.14.
            for process in list((pool._processes or {}).values()):  # noqa: SLF001
                process.kill()
            pool.shutdown(wait=False, cancel_futures=True)
        if pool is self._pool:
            self._pool = None


def reason(error: Exception) -> str:
    """An error in a line."""
    return " ".join(f"{type(error).__name__}: {error}".split())[:200]


def settle() -> None:
    """Begin a worker's life: it leaves Ctrl-C to the server, and ends when the server has."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(100_000, 50, 50)
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=follow, args=(parent.sentinel,), daemon=True).start()


def follow(sentinel: int) -> None:
    """End this process when another has ended."""
    connection.wait([sentinel])
    os._exit(0)


def draw(ask: Ask, held: frozenset[str]) -> View:
    """Job: the case as it can be shown; what fails is told in it."""
    from casegen.watch import view

    try:
        return view.draw(ask, held)
    except Exception as error:  # noqa: BLE001 - whatever a broken file brings about is told
        return view.View(faults=sorry(error, ask))


def judge(ask: Ask, anchors: dict[str, tuple[object, ...]]) -> Panel:
    """Job: the findings of a case."""
    from casegen.check import Options
    from casegen.pipeline import examined
    from casegen.watch.panel import panel

    text = ""
    try:
        checked, findings = examined(ask.folder, Options(ask.profile))
        text = checked.source.text if checked else ""
    except Exception as error:  # noqa: BLE001 - whatever a broken file brings about is told
        findings = sorry(error, ask)
    return panel(findings, anchors, text)  # type: ignore[arg-type]


def pdf(ask: Ask, tag: str) -> bytes | tuple[Finding, ...]:
    """Job: a case's PDF in one language, or what keeps it from being one."""
    from casegen.watch import view

    try:
        return view.pdf(ask, tag)
    except Exception as error:  # noqa: BLE001 - whatever a broken file brings about is told
        return sorry(error, ask)


def sorry(error: Exception, ask: Ask) -> tuple[Finding, ...]:
    """What to say of an error that nothing expected."""
    from casegen.watch.excuses import excuses

    return excuses(error, ask)
