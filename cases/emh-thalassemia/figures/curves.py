"""Curves and colours: smooth paths through a few points, ellipses, mirror images, mixtures."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PIL import ImageColor

Point = tuple[float, float]
Path2 = Sequence[Point]


def smooth(points: Path2, *, closed: bool = True, steps: int = 10) -> list[Point]:
    """Pass a Catmull-Rom curve through `points`, with `steps` samples to a span."""
    count = len(points)
    if closed:
        padded = [points[-1], *points, points[0], points[1]]
    else:
        padded = [points[0], *points, points[-1]]
    curve: list[Point] = []
    for i in range(count if closed else count - 1):
        curve += [_catmull_rom(padded[i : i + 4], step / steps) for step in range(steps)]
    return curve if closed else [*curve, points[-1]]


def _catmull_rom(knots: Path2, t: float) -> Point:
    weights = (
        -t + 2 * t**2 - t**3,
        2 - 5 * t**2 + 3 * t**3,
        t + 4 * t**2 - 3 * t**3,
        -(t**2) + t**3,
    )
    x, y = (
        math.fsum(w * k[axis] for w, k in zip(weights, knots, strict=True)) / 2 for axis in (0, 1)
    )
    return x, y


def ellipse(x: float, y: float, rx: float, ry: float, turn: float = 0.0) -> list[Point]:
    """Trace an ellipse of radii `rx` and `ry` about (x, y), turned by `turn` radians."""
    cos, sin = math.cos(turn), math.sin(turn)
    angles = [2 * math.pi * k / 72 for k in range(72)]
    around = [(rx * math.cos(a), ry * math.sin(a)) for a in angles]
    return [(x + u * cos - v * sin, y + u * sin + v * cos) for u, v in around]


def mirrored(points: Path2) -> list[Point]:
    """Reflect a path in the midline x = 0, keeping its direction of travel."""
    return [(-x, y) for x, y in reversed(points)]


def blend(first: str, second: str, share: float) -> str:
    """Mix two colours, `share` of the second, as #rrggbb."""
    pairs = zip(ImageColor.getrgb(first)[:3], ImageColor.getrgb(second)[:3], strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)
