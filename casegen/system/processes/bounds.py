"""What can keep a worker from answering, and the bounds that it is held to."""

from __future__ import annotations

from typing import Literal, NamedTuple

Kind = Literal["timeout", "out-of-memory", "worker-died"]


class Bounds(NamedTuple):
    """How long a job may take, in seconds, and how much memory, in MB; None where it may all."""

    seconds: float | None = None
    megabytes: int | None = None

    @property
    def given(self) -> bool:
        """Whether there is any bound."""
        return self.seconds is not None or self.megabytes is not None


UNBOUND = Bounds()


class Overrun(Exception):  # noqa: N818 - what happened, as the finding of that name tells it
    """A job that was not answered: too slow, too large, or its process is gone."""

    def __init__(self, kind: Kind) -> None:
        super().__init__(kind)
        self.kind = kind
