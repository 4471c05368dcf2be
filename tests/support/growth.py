"""How the time of work grows with its input, which a busy machine changes little.

Work on four times as much takes four times as long where it is linear, sixteen times where it is
quadratic. The two sizes take turns, and the least time of each counts.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from time import process_time
from typing import TypeAlias

MORE = 4
LINEAR = 9.0
TURNS = 6

# Makes input of a size and returns the work to do on it, which alone is timed.
Prepare: TypeAlias = Callable[[int], Callable[[], object]]


def growth(prepare: Prepare, size: int, bound: float = LINEAR) -> float:
    """How many times longer work takes on four times as much; it ends once that is below `bound`.

    Input is made anew at every turn, so that nothing that was kept of an earlier one helps.
    """
    few = many = float("inf")
    for _turn in range(TURNS):
        few = min(few, spent(prepare(size)))
        many = min(many, spent(prepare(MORE * size)))
        if many / few <= bound:
            break
    return many / few


def spent(work: Callable[[], object]) -> float:
    """The processor time of work, in which garbage that others left is not looked through.

    What is there stays out of sight, so that no later turn looks through it either.
    """
    gc.collect()
    gc.freeze()
    start = process_time()
    work()
    return max(process_time() - start, 1e-6)


def linear(prepare: Prepare, size: int) -> bool:
    """Whether four times as much takes no more than nine times as long."""
    return growth(prepare, size) <= LINEAR
