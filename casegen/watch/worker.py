"""A worker: one process that keeps the pipeline warm, replaced when it dies or hangs."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from casegen.messages import MessageError, _
from casegen.system.processes.bounds import Bounds, Overrun
from casegen.system.processes.pool import Workers

if TYPE_CHECKING:
    from casegen.case.finding import Finding
    from casegen.watch.panel import Panel
    from casegen.watch.view import Ask, View

P = ParamSpec("P")
T = TypeVar("T")
SECONDS = 60
FAILED = _("casegen itself failed here ({reason}); please report it.")


class WorkerLostError(MessageError):
    """A worker that died or took too long."""


class Worker:
    """Runs one job after another in a process of its own."""

    def __init__(self) -> None:
        self._workers: Workers | None = None

    async def ask(self, job: Callable[P, T], *given: P.args, **named: P.kwargs) -> T:
        """What a job returns; raises WorkerLostError."""
        if self._workers is None:
            self._workers = Workers(1, bounds=Bounds(SECONDS), fresh=True)
        try:
            return await asyncio.wrap_future(self._workers.submit(job, *given, **named))
        except Overrun as error:
            if error.kind == "timeout":
                message = _("Printing the case took longer than {n} seconds and was given up.")
                raise WorkerLostError(message, n=str(SECONDS)) from None
            raise WorkerLostError(_("The process that prints the case ended.")) from None
        except Exception as error:  # noqa: BLE001 - a job that fails must not end the server
            raise WorkerLostError(FAILED, reason=reason(error)) from None

    def stop(self) -> None:
        """End the process; the next job starts another."""
        if self._workers is not None:
            self._workers.shutdown(cancel_futures=True)
        self._workers = None


def reason(error: Exception) -> str:
    """An error in a line."""
    return " ".join(f"{type(error).__name__}: {error}".split())[:200]


def draw(ask: Ask, held: frozenset[str]) -> View:
    """Job: the case as it can be shown; what fails is told in it."""
    from casegen.watch import view

    try:
        return view.draw(ask, held)
    except Exception as error:  # noqa: BLE001 - whatever a broken file brings about is told
        return view.View(faults=sorry(error, ask))


def judge(ask: Ask, anchors: dict[str, tuple[object, ...]]) -> Panel:
    """Job: the findings of a case."""
    from casegen.check.examine import examined
    from casegen.check.options import Options
    from casegen.watch.panel import panel

    checked = None
    try:
        checked, findings = examined(ask.folder, Options(ask.profile))
    except Exception as error:  # noqa: BLE001 - whatever a broken file brings about is told
        findings = sorry(error, ask)
    return panel(findings, anchors, checked)  # type: ignore[arg-type]


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
