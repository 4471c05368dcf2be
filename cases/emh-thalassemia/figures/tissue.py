"""A histology schematic: marrow-like tissue in a round field, haematoxylin and eosin."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass

import cells
from canvas import Canvas
from crowd import Crowd, Place
from curves import Path2, Point, ellipse, smooth

SIZE = (1000, 1000)
# One unit is a micrometre: the field is about a quarter of a millimetre wide.
SPAN = 222.0
RADIUS = 108.0
STROMA, FIBRE, SPINDLE, INK = "#f6e3e6", "#eeb9c4", "#6c4a86", "#3a2b3f"
FAT, FAT_WALL = "#ffffff", "#d68fa2"

# What fills the room between the islands, the largest first: cell, radius, tries.
BETWEEN = (
    (cells.myeloid, 6.3, 2400),
    (cells.erythroblast, 4.2, 3360),
    (cells.erythrocyte, 3.0, 3360),
)


@dataclass(frozen=True)
class Field:
    """One microscope field: the septum's bearing in degrees, fat clusters, giant cells."""

    seed: int
    septum: float
    fat: tuple[Point, ...]
    giants: int


def draw(field: Field) -> Canvas:
    """Draw septum, fat, giant cells, erythroid islands, then the myeloid cells between."""
    rng = random.Random(field.seed)
    canvas = Canvas(SIZE, SPAN, (SPAN / 2, SPAN / 2), "#ffffff")
    canvas.fill(ellipse(0, 0, RADIUS, RADIUS), STROMA)
    crowd = Crowd([])
    _septum(canvas, crowd, field.septum, rng)
    _fat(canvas, crowd, field.fat, rng)
    for x, y in _spots(crowd, rng, 19.0, field.giants, 84.0):
        cells.megakaryocyte(canvas, x, y, 18.0, rng)
        crowd.take(x, y, 18.5)
    for x, y in _spots(crowd, rng, 17.0, 9, 102.0):
        _island(canvas, crowd, (x, y), rng)
    for cell, r, tries in BETWEEN:
        for x, y, size in _gaps(crowd, rng, r, tries):
            cell(canvas, x, y, size, rng)
    _mask(canvas)
    return canvas


def _spots(crowd: Crowd, rng: random.Random, r: float, count: int, reach: float) -> Iterator[Point]:
    for _ in range(600):
        if count == 0:
            return
        x, y = _anywhere(rng, reach)
        if crowd.free(x, y, r):
            count -= 1
            yield x, y


def _anywhere(rng: random.Random, reach: float) -> Point:
    distance, angle = reach * math.sqrt(rng.random()), rng.uniform(0, 2 * math.pi)
    return distance * math.cos(angle), distance * math.sin(angle)


def _gaps(crowd: Crowd, rng: random.Random, r: float, tries: int) -> Iterator[Place]:
    for _ in range(tries):
        x, y = _anywhere(rng, RADIUS + 3)
        size = r * rng.uniform(0.88, 1.14)
        if crowd.free(x, y, size):
            crowd.take(x, y, size)
            yield x, y, size


def _island(canvas: Canvas, crowd: Crowd, centre: Point, rng: random.Random) -> None:
    """Place a nursing macrophage and rings of erythroblasts round it."""
    x, y = centre
    cells.macrophage(canvas, x, y, 6.5, rng)
    crowd.take(x, y, 6.0)
    for ring, count in ((10.6, 7), (18.4, 12)):
        turn = rng.uniform(0, 1)
        for k in range(count):
            angle = 2 * math.pi * (k + turn) / count + rng.uniform(-0.07, 0.07)
            u, v = x + ring * math.cos(angle), y + ring * math.sin(angle)
            size = rng.uniform(3.7, 4.6)
            if crowd.free(u, v, size, -0.1):
                cells.erythroblast(canvas, u, v, size, rng)
                crowd.take(u, v, size)


def _fat(canvas: Canvas, crowd: Crowd, spots: tuple[Point, ...], rng: random.Random) -> None:
    for x, y in spots:
        r = rng.uniform(15, 19)
        ring = ellipse(0, 0, r, r * rng.uniform(0.88, 1.0), rng.uniform(0, 3))[::9]
        path = smooth([(x + u * rng.uniform(0.95, 1.05), y + v) for u, v in ring])
        canvas.shape(path, FAT, FAT_WALL, 0.9)
        side = rng.uniform(0, 2 * math.pi)
        at = (x + r * 0.93 * math.cos(side), y + r * 0.93 * math.sin(side))
        canvas.fill(ellipse(*at, 1.1, 3.6, side), SPINDLE)
        crowd.take(x, y, r + 0.6)


def _septum(canvas: Canvas, crowd: Crowd, bearing: float, rng: random.Random) -> None:
    turn = math.radians(bearing)
    cos, sin = math.cos(turn), math.sin(turn)

    def along(points: Path2) -> list[Point]:
        return [(u * cos - v * sin, u * sin + v * cos) for u, v in points]

    def bow(v: float) -> float:
        return 85 + 4 * math.sin(v / 26) - v * v / 900

    run = range(-120, 121, 4)
    band = [(bow(v) - 5.5, v) for v in run] + [(bow(v) + 5.5, v) for v in reversed(run)]
    canvas.fill(along([(float(u), float(v)) for u, v in band]), FIBRE)
    for offset in (-5.5, -2.6, 0.4, 2.9, 5.5):
        fibre = [(bow(v) + offset + rng.uniform(-0.5, 0.5), float(v)) for v in run]
        canvas.stroke(along(smooth(fibre, closed=False, steps=4)), "#cf8699", 0.45, closed=False)
    for v in range(-100, 101, 17):
        at = along([(bow(v) + rng.uniform(-3, 3), v + rng.uniform(-4, 4))])[0]
        canvas.fill(ellipse(*at, 0.9, 4.4, turn + rng.uniform(-0.1, 0.1)), SPINDLE)
    for v in run:
        crowd.take(*along([(bow(v), float(v))])[0], 6.4)


def _mask(canvas: Canvas) -> None:
    corner = SPAN / 2 + 2
    frame = [(-corner, 0.0), (-corner, -corner), (corner, -corner), (corner, corner)]
    frame += [(-corner, corner), (-corner, 0.0)]
    circle = ellipse(0, 0, RADIUS, RADIUS, math.pi)
    canvas.fill([*frame, *circle, circle[0]], "#ffffff")
    canvas.stroke(circle, INK, 0.8)
