"""Remember what a function made of its latest arguments, so that rules share one walk of a case."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

KEPT = 4  # the documents of one case

P = ParamSpec("P")
T = TypeVar("T")


def latest(make: Callable[P, T]) -> Callable[P, T]:
    """Make anew only for other arguments than the last few; the same ones are the same objects.

    What is made is shared by all who ask, and so must not be changed.
    """
    held: list[tuple[tuple[object, ...], T]] = []

    @wraps(make)
    def given(*arguments: P.args, **named: P.kwargs) -> T:
        whole = (*arguments, *named.values())
        for known, made in held:
            if same(known, whole):
                return made
        made = make(*arguments, **named)
        held[:] = [(whole, made), *held[: KEPT - 1]]
        return made

    return given


def same(some: tuple[object, ...], others: tuple[object, ...]) -> bool:
    """Whether two tuples hold the same objects."""
    return len(some) == len(others) and all(a is b for a, b in zip(some, others, strict=True))
