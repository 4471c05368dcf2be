"""The entry: what a process is from its first moment, before anything is loaded."""

from __future__ import annotations

import os
import signal
from types import FrameType


class Ended(KeyboardInterrupt):
    """A signal to end: Ctrl-C, or another process's wish."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def end(number: int, _frame: FrameType | None) -> None:
    """End by an exception, so that what was begun is put in order."""
    raise Ended(number)


def main() -> None:
    """Run the command line."""
    for number in (signal.SIGINT, signal.SIGTERM):
        # Who was started to ignore it, as by `nohup` or in the background, goes on doing so.
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, end)
    try:
        from casegen.cli.main import main as commands
    except Ended as ended:
        os._exit(128 + ended.number)
    commands()
