"""Runs: the numbers of a cluster in order, several in a row as one range."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from casegen.document.tree import Run


def runs(numbers: Iterable[int], collapse: int) -> tuple[Run, ...]:
    """Numbers sorted, without repeats, with `collapse` or more in a row made one run (0: never)."""
    found: list[Run] = []
    for number in sorted(set(numbers)):
        if found and found[-1].last == number - 1:
            found[-1] = Run(found[-1].first, number)
        else:
            found.append(Run(number, number))
    return tuple(part for run in found for part in divided(run, collapse))


def divided(run: Run, collapse: int) -> Iterator[Run]:
    """A run as one, or number by number when it is too short to be a range."""
    if collapse and run.last - run.first + 1 >= collapse:
        yield run
    else:
        yield from (Run(number, number) for number in range(run.first, run.last + 1))
