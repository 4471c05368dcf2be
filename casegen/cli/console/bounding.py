"""The options that bound a case: how long it may take, and how much memory."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

import click

from casegen.system.processes.bounds import UNBOUND, Bounds

Command = TypeVar("Command", bound=Callable[..., Any])
# Where strangers' work is taken in without anyone watching; many times what any case needs.
UNWATCHED = Bounds(600, 4000)


def in_bounds(command: Command) -> Command:
    """Give a command the options of bounds, and their meaning as its argument `bounds`."""

    @click.option(
        "--timeout", type=click.FloatRange(0, min_open=True), metavar="SECONDS",
        help="Leave a case after this.",
    )  # fmt: skip
    @click.option(
        "--memory", type=click.IntRange(min=50), metavar="MB", help="Leave a case that takes more."
    )
    @wraps(command)
    def bounding(*given: Any, timeout: float | None, memory: int | None, **named: Any) -> Any:  # noqa: ANN401 - whatever the command takes
        usual = UNWATCHED if os.environ.get("CI") else UNBOUND
        bounds = Bounds(timeout or usual.seconds, memory or usual.megabytes)
        return command(*given, bounds=bounds, **named)

    return bounding  # type: ignore[return-value]
