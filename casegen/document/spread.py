"""Spread: how a table lies on paper: the size of its type, its page, its parts, its columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from casegen.document.tree import Table
from casegen.document.unbroken import least
from casegen.document.walk import plain

# How wide a text is, in ems, and whether in semibold.
Measure: TypeAlias = Callable[[str, bool], float]

# The smallest type that a table is set in, and the step towards it, in points.
SMALLEST, STEP = 7.0, 0.25
# A column that could take a line of this many ems is not asked to be wider.
LINE = 20.0
# Columns that stand before every part of a table that is split: what is measured, and its unit.
REPEATED = {"observations": 2, "author": 1}
# Figures in a cell of more characters than this may break at their spaces.
FIGURES = 24


@dataclass(frozen=True)
class Part:
    """Columns of a table that stand side by side, by their places, with their widths in points."""

    columns: tuple[int, ...]
    widths: tuple[float, ...]


@dataclass(frozen=True)
class Spread:
    """A table's size of type in points, whether its page is turned, and its parts."""

    size: float
    turned: bool
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Paper:
    """What text may fill across a page and across a turned one, in points."""

    width: float
    turned: float


@dataclass(frozen=True)
class Columns:
    """What each column needs and would like, in ems, with the room beside its text."""

    least: tuple[float, ...]
    wanted: tuple[float, ...]


def spread(table: Table, measure: Measure, paper: Paper, size: float, room: float) -> Spread:
    """How a table lies on paper, `size` being its usual type and `room` ems beside each cell.

    Where no column may be narrower than its longest word, smaller type is tried first, then a
    turned page, and last a turned page for each part of the columns, the first ones repeated.
    """
    columns = measured(table, measure, room)
    every = tuple(range(len(table.columns)))
    for turned, width in ((False, paper.width), (True, paper.turned)):
        fitting = fitted(sum(columns.least), width, size)
        if fitting is not None and (turned or not table.wide):
            return Spread(fitting, turned, (part(every, columns, fitting, width),))
    head = min(REPEATED[table.kind], len(every) - 1)
    size, parts = divided(columns, head, paper.turned, size)
    laid = tuple(part(one, columns, size, paper.turned) for one in parts)
    return Spread(size, turned=True, parts=laid)


def measured(table: Table, measure: Measure, room: float) -> Columns:
    """What the columns of a table need and would like."""
    cells = [(table.columns, True), *((row, False) for row in table.rows)]
    needed = [0.0] * len(table.columns)
    liked = [0.0] * len(table.columns)
    for row, bold in cells:
        for place, inlines in enumerate(row[: len(needed)]):
            text = plain(inlines)
            whole = measure(text, bold)
            liked[place] = max(liked[place], min(whole, LINE))
            if whole <= needed[place]:
                continue
            kept = whole_figures(text) and table.numeric[place] and not bold
            word = whole if kept else max((measure(word, bold) for word in least(text)), default=0)
            needed[place] = max(needed[place], word)
    pairs = zip(needed, liked, strict=True)
    return Columns(tuple(n + room for n in needed), tuple(max(pair) + room for pair in pairs))


def whole_figures(text: str) -> bool:
    """Whether a cell of figures is short enough to stay on one line."""
    return len(text) <= FIGURES


def fitted(ems: float, width: float, size: float) -> float | None:
    """The largest type, in points, in which so many ems fit a width; None where none does."""
    while ems * size > width:
        if size <= SMALLEST:
            return None
        size = max(size - STEP, SMALLEST)
    return size


def divided(
    columns: Columns, head: int, width: float, size: float
) -> tuple[float, list[tuple[int, ...]]]:
    """The largest type in which the columns fill no more pages than in the smallest, and how."""
    smallest = min(size, SMALLEST)
    fewest = len(pages(columns, head, width / smallest))
    while len(pages(columns, head, width / size)) > fewest:
        size = max(size - STEP, smallest)
    return size, pages(columns, head, width / size)


def pages(columns: Columns, head: int, ems: float) -> list[tuple[int, ...]]:
    """The columns page by page, so many ems wide and about as many on each, the head on all."""
    free = ems - sum(columns.least[:head])
    rest = range(head, len(columns.least))
    filled = poured(columns, rest, free)
    even = -(-len(rest) // len(filled))
    evenly = [rest[start : start + even] for start in range(0, len(rest), even)]
    if all(sum(columns.least[place] for place in page) <= free for page in evenly):
        filled = [list(page) for page in evenly]
    return [(*range(head), *page) for page in filled]


def poured(columns: Columns, rest: Sequence[int], free: float) -> list[list[int]]:
    """The columns one after the other into pages, at least one on each."""
    found: list[list[int]] = [[]]
    used = 0.0
    for place in rest:
        if found[-1] and used + columns.least[place] > free:
            found.append([])
            used = 0.0
        found[-1].append(place)
        used += columns.least[place]
    return found


def part(places: tuple[int, ...], columns: Columns, size: float, width: float) -> Part:
    """Columns side by side across the whole of a width."""
    needed = [columns.least[place] * size for place in places]
    liked = [columns.wanted[place] * size for place in places]
    return Part(places, tuple(shared(needed, liked, width)))


def shared(needed: Sequence[float], liked: Sequence[float], total: float) -> list[float]:
    """The widths of columns, together `total`.

    Each gets what it needs at least, and of what is left as much as it would like.
    """
    if sum(needed) >= total:
        return [total * width / sum(needed) for width in needed]
    if sum(liked) <= total:
        return [total * width / sum(liked) for width in liked]
    free = (total - sum(needed)) / (sum(liked) - sum(needed))
    return [low + free * (high - low) for low, high in zip(needed, liked, strict=True)]
