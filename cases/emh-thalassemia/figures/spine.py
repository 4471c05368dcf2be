"""Geometry of the mid-sagittal thoracic column, in millimetres."""

from __future__ import annotations

import math
from collections.abc import Iterator

from curves import Path2, Point, smooth

# A kyphosis of about 30 degrees from T3 to T9; the canal is drawn wider than life.
RADIUS = 320.0
CANAL = 18.0
DISC = 4.6
FIRST, LAST = 1, 11


def pitch(level: int) -> float:
    """Give the height in mm of vertebra T`level` with the disc below it."""
    return 20.9 + 0.5 * level


def top(level: int) -> float:
    """Give where T`level` begins along the column, in mm below the top of T2."""
    if level == FIRST:
        return -pitch(FIRST)
    return math.fsum(pitch(n) for n in range(FIRST + 1, level))


def middle(level: int) -> float:
    """Give the middle of the body of T`level` along the column, in mm."""
    return top(level) + (pitch(level) - DISC) / 2


def depth(level: int) -> float:
    """Give the front-to-back depth in mm of the body of T`level`."""
    return 26.0 + 0.7 * level


APEX = middle(6)


def at(s: float, d: float) -> Point:
    """Place `s` mm along the posterior wall of the bodies and `d` mm behind it."""
    angle = (s - APEX) / RADIUS
    return (RADIUS + d) * math.cos(angle) - RADIUS, (RADIUS + d) * math.sin(angle)


def place(points: Path2) -> list[Point]:
    """Bend a path given as (along, behind) into the curve of the column."""
    return [at(s, d) for s, d in points]


def strip(front: Path2, back: Path2) -> list[Point]:
    """Close two borders running down the column into one bent outline."""
    return place([*front, *reversed(back)])


def levels() -> Iterator[int]:
    """List the vertebrae drawn; the first and last fall off the page."""
    return iter(range(FIRST, LAST + 1))


def body(level: int) -> list[Point]:
    """Outline a vertebral body: waisted walls, end plates slightly hollow."""
    s, e, d = top(level), top(level) + pitch(level) - DISC, depth(level)
    mid = (s + e) / 2
    right = [(s + 1.8, 0.0), (mid, -1.3), (e - 1.8, 0.0), (e - 0.5, -0.5), (e, -1.8)]
    lower = [(e - 0.9, -d / 2), (e, -d + 1.8), (e - 0.5, -d + 0.5), (e - 1.8, -d)]
    left = [(mid, -d + 2.2), (s + 1.8, -d), (s + 0.5, -d + 0.5), (s, -d + 1.8)]
    upper = [(s + 0.9, -d / 2), (s, -1.8), (s + 0.5, -0.5)]
    return place(smooth(right + lower + left + upper))


def disc(level: int, inset: float = 0.0) -> list[Point]:
    """Outline the disc below T`level`, or its nucleus when `inset` mm is given."""
    s = top(level) + pitch(level) - DISC - 0.9 + inset * 0.42
    e, d = top(level + 1) + 0.9 - inset * 0.42, depth(level)
    front, back, mid = -d - 0.7 + inset * 1.6, 0.5 - inset, top(level + 1) - DISC / 2
    upper = [(s + 1.5, front + 1.7), (s, -d / 2), (s + 1.5, back - 1.2)]
    lower = [(e - 1.5, back - 1.2), (e, -d / 2), (e - 1.5, front + 1.7)]
    return place(smooth([*upper, (mid, back), *lower, (mid, front)]))


def spinous_process(level: int) -> list[Point]:
    """Outline the lamina and spinous process, steepest at T6 as in life."""
    m, c = middle(level), CANAL
    slope = 1.12 - 0.055 * abs(level - 6) ** 1.3
    upper = [(-3.0, 0.3), (-2.2, 3.0), (3.0, 10.0), (12.5, 21.5), (22.0, 32.0), (25.0, 36.0)]
    lower = [(30.0, 37.5), (33.5, 34.5), (30.5, 28.0), (22.0, 15.5), (14.5, 6.0), (10.0, 0.6)]
    points = [(m + ds * slope, c + dd) for ds, dd in [*upper, *lower, (3.0, -0.1)]]
    return place(smooth(points))


def flavum(level: int) -> list[Point]:
    """Outline the ligamentum flavum between the laminae of T`level` and the next."""
    s, e, c = middle(level) + 7.0, middle(level + 1) - 1.0, CANAL
    return place(smooth([(s, c - 0.1), (e, c + 0.2), (e + 1.5, c + 3.4), (s + 2.5, c + 3.0)]))
