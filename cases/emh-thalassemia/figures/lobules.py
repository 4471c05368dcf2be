"""A lobulated mass in cross-section, its rim bright as after contrast."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

from canvas import Canvas
from curves import Point, ellipse, smooth
from tones import INK, LINE, T1

Lobule = tuple[float, float, float, float]

RIM, RIM_WIDTH = "#f0cfc8", 0.8
# Points of a path: a shorter seam would print as a speck.
SHORTEST = 3


def draw(canvas: Canvas, lobules: Sequence[Lobule], rng: random.Random) -> None:
    """Draw ellipses (x, y, rx, ry) in mm as one mass: bright rim, septa where they meet."""
    paths = [_wobbled(lobule, rng) for lobule in lobules]
    canvas.union(paths, RIM, INK, LINE)
    inner: list[list[Point]] = []
    for (x, y, _, _), path in zip(lobules, paths, strict=True):
        inner.append([_toward(point, (x, y), RIM_WIDTH) for point in path])
    canvas.union(inner, T1.mass, T1.mass, 0.01)
    for i, path in enumerate(inner):
        canvas.shade(path, T1.mass, T1.mass_core, 2.2)
        # A septum is seen only where one lobule lies against another.
        for run in _runs([any(_within(p, lobule) for lobule in lobules[:i]) for p in path]):
            seam = [path[k % len(path)] for k in run]
            canvas.stroke(seam, T1.septum, LINE * 0.8, closed=False)


def _wobbled(lobule: Lobule, rng: random.Random) -> list[Point]:
    x, y, rx, ry = lobule
    ring = ellipse(0, 0, rx, ry, rng.uniform(-0.3, 0.3))[::8]
    swell = [rng.uniform(0.93, 1.08) for _ in ring]
    return smooth([(x + u * w, y + v * w) for (u, v), w in zip(ring, swell, strict=True)])


def _within(point: Point, lobule: Lobule) -> bool:
    x, y, rx, ry = lobule
    return ((point[0] - x) / (rx - 0.4)) ** 2 + ((point[1] - y) / (ry - 0.4)) ** 2 < 1


def _runs(marks: Sequence[bool]) -> list[range]:
    """List the runs of true marks round a ring, as ranges that may pass its end."""
    count = len(marks)
    starts = [k for k in range(count) if marks[k] and not marks[k - 1]]
    runs = []
    for start in starts:
        end = start
        while marks[end % count]:
            end += 1
        if end - start >= SHORTEST:
            runs.append(range(start, end))
    return runs


def _toward(point: Point, centre: Point, step: float) -> Point:
    dx, dy = centre[0] - point[0], centre[1] - point[1]
    share = step / max(step, math.hypot(dx, dy))
    return point[0] + dx * share, point[1] + dy * share
