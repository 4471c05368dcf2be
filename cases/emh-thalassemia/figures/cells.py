"""The cells of haematopoietic tissue as drawn in haematoxylin and eosin, in micrometres."""

from __future__ import annotations

import math
import random

from canvas import Canvas
from curves import Point, ellipse, smooth

DARK, NUCLEUS, NUCLEOLUS, MEMBRANE = "#3d2358", "#6d4a94", "#46296a", "#b97f9d"
ROSE, PALE, ORANGE, GRANULE = "#e3a6b8", "#f0cdd6", "#e08a86", "#c8718e"


def _round(x: float, y: float, r: float, rng: random.Random, uneven: float) -> list[Point]:
    turn = rng.uniform(0, 2 * math.pi)
    ring: list[Point] = []
    for k in range(9):
        angle, reach = turn + 2 * math.pi * k / 9, r * rng.uniform(1 - uneven, 1 + uneven)
        ring.append((x + reach * math.cos(angle), y + reach * math.sin(angle)))
    return smooth(ring, steps=5)


def erythroblast(canvas: Canvas, x: float, y: float, r: float, rng: random.Random) -> None:
    """Draw a small cell with a dense round nucleus and a thin rim of cytoplasm."""
    canvas.shape(_round(x, y, r, rng, 0.05), "#d9a3c0", MEMBRANE, 0.25)
    inner = r * rng.uniform(0.6, 0.74)
    canvas.fill(_round(x + rng.uniform(-0.4, 0.4), y, inner, rng, 0.03), DARK)


def erythrocyte(canvas: Canvas, x: float, y: float, r: float, rng: random.Random) -> None:
    """Draw a red cell: no nucleus, paler at the centre."""
    canvas.shape(_round(x, y, r, rng, 0.05), ORANGE, "#c46c6c", 0.25)
    canvas.fill(_round(x, y, r * 0.4, rng, 0.05), "#eaaaa4")


def myeloid(canvas: Canvas, x: float, y: float, r: float, rng: random.Random) -> None:
    """Draw a granulocyte precursor: myelocyte, metamyelocyte or band cell."""
    canvas.shape(_round(x, y, r, rng, 0.06), ROSE, MEMBRANE, 0.3)
    for _ in range(4):
        angle, reach = rng.uniform(0, 2 * math.pi), r * rng.uniform(0.5, 0.85)
        dot = (x + reach * math.cos(angle), y + reach * math.sin(angle))
        canvas.fill(ellipse(*dot, 0.36, 0.36), GRANULE)
    turn, dent = rng.uniform(0, 2 * math.pi), rng.choice((0.05, 0.3, 0.55, 0.75))
    off = (x - 0.15 * r * math.cos(turn), y - 0.15 * r * math.sin(turn))
    ring: list[Point] = []
    for k in range(16):
        angle = 2 * math.pi * k / 16
        bite = dent * math.exp(-(((angle - math.pi) / 0.6) ** 2))
        reach = r * 0.62 * (1 - bite)
        at = turn + angle + math.pi
        ring.append((off[0] + reach * math.cos(at), off[1] + reach * 0.9 * math.sin(at)))
    canvas.shape(smooth(ring, steps=4), NUCLEUS, NUCLEOLUS, 0.3)
    canvas.fill(ellipse(off[0], off[1] + r * 0.25, 0.7, 0.6), NUCLEOLUS)


def macrophage(canvas: Canvas, x: float, y: float, r: float, rng: random.Random) -> None:
    """Draw the pale nurse cell at the middle of an erythroid island."""
    canvas.shape(_round(x, y, r, rng, 0.1), PALE, MEMBRANE, 0.25)
    canvas.fill(_round(x + 1.2, y - 0.8, r * 0.38, rng, 0.08), "#9a7fb4")
    canvas.fill(ellipse(x - 2.2, y + 2.0, 0.8, 0.8), "#b58a6a")


def megakaryocyte(canvas: Canvas, x: float, y: float, r: float, rng: random.Random) -> None:
    """Draw a giant cell with a lobulated nucleus in wide granular cytoplasm."""
    canvas.shape(_round(x, y, r, rng, 0.09), "#e8b4c4", MEMBRANE, 0.5)
    for _ in range(64):
        reach, angle = r * 0.9 * math.sqrt(rng.random()), rng.uniform(0, 2 * math.pi)
        dot = (x + reach * math.cos(angle), y + reach * math.sin(angle))
        canvas.fill(ellipse(*dot, 0.3, 0.3), "#d795ab")
    count, turn = rng.choice((5, 6)), rng.uniform(0, 6)
    lobes = [_round(x, y, r * 0.3, rng, 0.05)]
    for k in range(count):
        at, reach = turn + 2 * math.pi * k / count, r * rng.uniform(0.3, 0.4)
        middle = (x + reach * math.cos(at), y + reach * math.sin(at))
        lobes.append(_round(*middle, r * rng.uniform(0.2, 0.27), rng, 0.06))
    canvas.union(lobes, "#5f3d86", DARK, 0.6)
    for lobe in lobes[1:]:
        cx, cy = (math.fsum(p[axis] for p in lobe) / len(lobe) for axis in (0, 1))
        canvas.fill(ellipse(cx, cy, 1.0, 0.8, at), NUCLEOLUS)
        canvas.stroke(lobe[: len(lobe) // 3], NUCLEOLUS, 0.35, closed=False)
