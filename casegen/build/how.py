"""How a build is to go, what it tells of while it does, and how each file ended."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from casegen.system.processes.bounds import UNBOUND, Bounds
from casegen.system.whole import WriteError

if TYPE_CHECKING:
    from casegen.build.scheduler import Scheduler
    from casegen.case.finding import Finding


@dataclass
class Outcome:
    """What became of one case: files made and fresh, findings, and what went wrong otherwise.

    `steps` are the milliseconds of each step.
    """

    folder: Path
    made: list[Path] = field(default_factory=list)
    fresh: list[Path] = field(default_factory=list)
    findings: tuple[Finding, ...] = ()
    failed: bool = False
    error: WriteError | None = None
    steps: list[tuple[str, float]] = field(default_factory=list)
    trace: str = ""


@dataclass(frozen=True)
class How:
    """How a build goes about it.

    `always` makes what is fresh too; `keep_going` goes on after a case that failed; `width` is
    how many jobs run at a time, None for as many as there are processors; `bounds` are those of
    one case; `scheduler` is that of a Dask cluster; `depfiles` writes make's notes.
    """

    always: bool = False
    keep_going: bool = False
    width: int | None = None
    bounds: Bounds = UNBOUND
    scheduler: Scheduler | None = None
    depfiles: bool = False


@dataclass
class Events:
    """What is told while a build runs; each does nothing where nobody listens."""

    waiting: Callable[[str], None] = lambda _process: None
    begun: Callable[[Sequence[str]], None] = lambda _slugs: None
    done: Callable[[str], None] = lambda _slug: None
