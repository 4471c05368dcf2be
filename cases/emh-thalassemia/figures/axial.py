"""Axial magnetic resonance schematics of a thoracic level, the front of the body above."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import lobules
from canvas import Canvas
from curves import Path2, Point, blend, ellipse, mirrored, smooth
from lobules import Lobule
from tones import INK, LINE, SIZE, T1

# From the middle of the canal down to the lower edge of the panel, in mm.
SKIN = 67.0
MUSCLE, WALL, LUNG, VESSEL, LUMEN = "#ecdcd5", "#faf5ea", "#f1f4f6", "#c9cfd4", "#e8ecef"

BODY = smooth((
    (0, -11.5), (8, -11.8), (14, -13.5), (17.5, -20), (16.5, -29), (11, -37), (0, -40),
    (-11, -37), (-16.5, -29), (-17.5, -20), (-14, -13.5), (-8, -11.8),
))  # fmt: skip
CANAL = smooth((
    (0, -11.2), (7.5, -10), (12, -3), (10.5, 6), (4.5, 11.5), (0, 13), (-4.5, 11.5), (-10.5, 6),
    (-12, -3), (-7.5, -10),
))  # fmt: skip
# Right half of the arch: through the pedicles, and below them where the foramen is open.
PEDICLES: Path2 = (
    (13.5, -15), (17.5, -8), (19.5, -1), (27, 3.5), (35.5, 7), (38, 12), (34, 16), (25.5, 14.5),
    (18.5, 14.5), (11, 18.5), (5.6, 24), (3.6, 33), (4.4, 44), (3, 48.5), (0, 49.5),
)  # fmt: skip
FORAMINA: Path2 = (
    (10, 7), (12.2, 2.6), (16.5, 1.2), (20.5, 3.6), (21, 9), (17.5, 14.5), (11, 18.5), (5.6, 24),
    (3.6, 33), (4.4, 44), (3, 48.5), (0, 49.5),
)  # fmt: skip
GAP: Path2 = (
    (0, -12), (18, -14), (23, -4), (13, 4), (7, 11), (0, 15), (-7, 11), (-13, 4), (-23, -4),
    (-18, -14),
)  # fmt: skip
RIB: Path2 = ((19, -14), (26, -7), (34, 0), (44, 5), (54, 4), (62, -4), (68, -17))
SHAFT: Path2 = ((33, 6), (41, 9.5), (50, 8), (58, 0), (64, -12), (68, -28))


@dataclass(frozen=True)
class Level:
    """What one axial panel shows; `span` is its width in mm."""

    span: float
    foramina: bool
    cord: Lobule
    sac: Lobule
    inside: Sequence[Lobule]
    beside: Sequence[Lobule]
    seed: int


def draw(level: Level) -> Canvas:
    """Draw one level: muscles, ribs, masses, vertebra, then the canal and its contents."""
    rng = random.Random(level.seed)
    height = level.span * SIZE[1] / SIZE[0]
    canvas = Canvas(SIZE, level.span, (level.span / 2, height - SKIN), "#ffffff")
    line = SHAFT if level.foramina else RIB
    _surroundings(canvas, line)
    rib = _ribbon(line, 3.6)
    for path in (rib, mirrored(rib)):
        _bone(canvas, [path])
    if level.foramina:
        _vertebra(canvas, level)
    pairs = [*level.beside, *((-x, y, rx, ry) for x, y, rx, ry in level.beside)]
    lobules.draw(canvas, [*pairs, *level.inside] if level.foramina else pairs, rng)
    if not level.foramina:
        for path in (rib, mirrored(rib)):
            _bone(canvas, [path])
        _vertebra(canvas, level)
        lobules.draw(canvas, level.inside, rng)
    _cord(canvas, level)
    return canvas


def _bone(canvas: Canvas, paths: Sequence[Path2]) -> None:
    canvas.union(paths, T1.marrow, INK, LINE)
    for path in paths:
        canvas.shade(path, T1.marrow, T1.marrow_core, 1.4)


def _vertebra(canvas: Canvas, level: Level) -> None:
    half = FORAMINA if level.foramina else PEDICLES
    inner: Path2 = ((0, 13.5), (6, 11)) if level.foramina else ((0, -14), (1, -14))
    arch = smooth([*half, *mirrored(half)[1:], *mirrored(inner)[:-1], *inner])
    if level.foramina:
        canvas.fill(smooth(GAP), T1.fat)
    _bone(canvas, [arch, BODY])
    canvas.stroke(BODY, INK, LINE * 0.6)
    if not level.foramina:
        canvas.shape(CANAL, T1.fat, INK, LINE)


def _cord(canvas: Canvas, level: Level) -> None:
    x, y, rx, ry = level.sac
    canvas.shape(_bean(x, y, rx, ry), T1.fluid, INK, LINE * 0.8)
    x, y, rx, ry = level.cord
    cord = _bean(x, y, rx, ry)
    canvas.shade(cord, blend(T1.cord, INK, 0.15), T1.cord, 0.6)
    canvas.stroke(cord, INK, LINE * 0.8)
    for side in (-1, 1):
        horn = [(side * rx * u + x, y + ry * v) for u, v in
                ((0.06, -0.1), (0.34, -0.46), (0.44, -0.1), (0.5, 0.55), (0.3, 0.2))]  # fmt: skip
        canvas.fill(smooth(horn), T1.oedema)


def _bean(x: float, y: float, rx: float, ry: float) -> list[Point]:
    """Outline an oval pressed flat, and a little hollow, on its back."""
    around: list[Point] = []
    for px, py in ellipse(0, 0, 1, 1):
        hollow = 0.45 * math.exp(-((px / 0.55) ** 2)) if py > 0 else 0.0
        around.append((x + rx * px, y + ry * (py - hollow)))
    return around


def _ribbon(line: Path2, half_width: float) -> list[Point]:
    path = smooth(line, closed=False)
    left, right = [], []
    for (x0, y0), (x1, y1) in pairwise(path):
        length = math.hypot(x1 - x0, y1 - y0) or 1.0
        nx, ny = (y0 - y1) / length * half_width, (x1 - x0) / length * half_width
        left.append((x0 + nx, y0 + ny))
        right.append((x0 - nx, y0 - ny))
    (x, y), (x1, y1) = path[0], path[3]
    length = math.hypot(x1 - x, y1 - y)
    cap = (x - (x1 - x) / length * half_width, y - (y1 - y) / length * half_width)
    return smooth([cap, *left[::6], *reversed(right[::6])], steps=5)


def _surroundings(canvas: Canvas, rib: Path2) -> None:
    skin = [(x, 60 - 0.0016 * x * x) for x in range(-90, 91, 5)]
    canvas.fill([*skin, (90, -35), (69, -30), (40, -6), (-40, -6), (-69, -30), (-90, -35)], WALL)
    canvas.stroke(skin, INK, LINE * 1.4, closed=False)
    inner = [(x - 2.4, y - 3.6) for x, y in rib[2:]]
    lung = smooth([(17, -125), (17, -50), (21, -22), *inner, (76, -50), (76, -125)])
    erector = smooth([(5, 25), (12, 19), (25, 16), (38, 17), (45, 27), (40, 41), (25, 50), (7, 50)])
    for path, colour in ((lung, LUNG), (erector, MUSCLE)):
        for side in (path, mirrored(path)):
            canvas.shape(side, colour, "#9b908c", LINE * 0.7)
    canvas.shape(ellipse(9, -55, 10.5, 10.5), VESSEL, INK, LINE)
    canvas.shape(ellipse(9, -55, 9, 9), LUMEN, INK, LINE * 0.6)
    canvas.shape(ellipse(-8, -49, 3.4, 3.0), VESSEL, INK, LINE * 0.8)
