"""Overran: the finding for a case that was not done within its bounds."""

from __future__ import annotations

from pathlib import Path

from casegen.case.finding import Finding, told
from casegen.case.load import Place
from casegen.messages import _
from casegen.system.processes.bounds import UNBOUND, Bounds, Overrun


def overran(error: Overrun, path: Path, bounds: Bounds = UNBOUND) -> Finding:
    """What is said of a case whose process was too slow or too large, or died."""
    values = {}
    match error.kind:
        case "timeout":
            message = _("This case was not done within {seconds} seconds, and was left.")
            values = {"seconds": f"{bounds.seconds:g}"}
        case "out-of-memory":
            message = _("This case takes more than {megabytes} MB of memory, and was left.")
            values = {"megabytes": str(bounds.megabytes)}
        case _:
            message = _("The process that worked on this case died; is there enough memory?")
    place = Place(path.as_posix(), 1, 1, 1, 1)
    return told(error.kind, place, message, values)
