"""Progress: on a terminal, a bar with what is being made, the rate and the time left."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from types import TracebackType

    from rich.progress import Progress, TaskID

# A single case is done before a bar has told anything.
FEW = 2


class Bar:
    """A bar on the standard error, if that is a terminal and there are several cases to make."""

    def __init__(self, *, wanted: bool) -> None:
        self.wanted = wanted and sys.stderr.isatty()
        self.left: dict[str, None] = {}
        self.progress: Progress | None = None
        self.task: TaskID | None = None

    def begun(self, slugs: Sequence[str]) -> None:
        """Show the bar."""
        if not self.wanted or len(slugs) < FEW:
            return
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            Progress,
            TextColumn,
            TimeRemainingColumn,
        )

        self.left = dict.fromkeys(slugs)
        self.progress = Progress(
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(compact=True),
            TextColumn("{task.description}", markup=False),
            console=Console(stderr=True),
            transient=True,
            redirect_stdout=sys.stdout.isatty(),
        )
        self.task = self.progress.add_task(slugs[0], total=len(slugs), rate="")
        self.progress.start()

    def done(self, slug: str) -> None:
        """Show that a case is done, and which is next."""
        if self.progress is None or self.task is None:
            return
        self.left.pop(slug, None)
        self.progress.advance(self.task)
        speed = self.progress.tasks[0].speed or 0
        rate = f"{speed:.1f}/s" if speed else ""
        self.progress.update(self.task, description=next(iter(self.left), ""), rate=rate)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.progress is not None:
            self.progress.stop()
