"""A case examined within bounds of time and memory, whatever it holds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from casegen.bounded.child import Overrun, answer
from casegen.finding import Finding, told
from casegen.load import Place
from casegen.message import _

if TYPE_CHECKING:
    from casegen.check import Checked, Options


def examined(
    path: Path, options: Options, seconds: float | None, megabytes: int | None
) -> tuple[Checked | None, tuple[Finding, ...]]:
    """A case loaded and checked as by `pipeline.examined`, in a process of its own."""
    from casegen.pipeline import examined as examine

    try:
        return answer(examine, (path, options), seconds, megabytes)
    except Overrun as error:
        return None, (overrun(error, path, seconds, megabytes),)


def overrun(
    error: Overrun, path: Path, seconds: float | None = None, megabytes: int | None = None
) -> Finding:
    """The finding for a case that was not done within its bounds."""
    values = {}
    match error.kind:
        case "timeout":
            message = _("This case was not done within {seconds} seconds, and was left.")
            values = {"seconds": f"{seconds:g}"}
        case "out-of-memory":
            message = _("This case takes more than {megabytes} MB of memory, and was left.")
            values = {"megabytes": str(megabytes)}
        case _:
            message = _("The process that worked on this case died; the case was left.")
    place = Place(path.as_posix(), 1, 1, 1, 1)
    return told(error.kind, place, message, values)
