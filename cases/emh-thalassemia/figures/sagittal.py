"""Mid-sagittal magnetic resonance schematics: a posterior epidural mass and its cord."""

from __future__ import annotations

import math
import random

import spine
from canvas import Canvas
from curves import Point, blend, smooth
from epidural import Mass, profile
from tones import INK, LINE, SIZE, Tone

SPAN = 150.0
# Front and back of the dural sac and of the cord where nothing presses, in mm.
SAC, CORD = (1.7, 15.4), (5.2, 12.2)


def draw(mass: Mass, tone: Tone) -> Canvas:
    """Draw T2 to T9 in the mid-sagittal plane, the front of the body at the left."""
    canvas = Canvas(SIZE, SPAN, (70.0, SPAN * SIZE[1] / SIZE[0] / 2 + 6.0), "#ffffff")
    _soft_tissue(canvas, tone)
    _canal(canvas, mass, tone)
    _lesion(canvas, mass, tone)
    for level in spine.levels():
        canvas.shape(spine.flavum(level), tone.ligament, INK, LINE * 0.7)
    for level in spine.levels():
        _bone(canvas, spine.spinous_process(level), tone, 1.6)
        _vertebra(canvas, level, tone)
    for level in range(2, 10):
        x, y = spine.at(spine.middle(level), -spine.depth(level) - 8.5)
        canvas.label(f"T{level}", (x, y), 6.2, INK)
    return canvas


def _soft_tissue(canvas: Canvas, tone: Tone) -> None:
    reach = range(-60, 260, 4)
    back = spine.CANAL + 37.0
    canvas.fill(
        spine.strip([(s, spine.CANAL) for s in reach], [(s, back) for s in reach]), tone.behind
    )
    supraspinous = spine.place([(s, back) for s in reach])
    canvas.stroke(supraspinous, INK, LINE * 2.2, closed=False)
    canvas.stroke(supraspinous, tone.ligament, LINE * 1.2, closed=False)


def _canal(canvas: Canvas, mass: Mass, tone: Tone) -> None:
    reach = [float(s) for s in range(-40, 240)]
    pushed = {s: spine.CANAL - mass.drape(s) for s in reach}
    dura = [(s, min(SAC[1], pushed[s])) for s in reach]
    wall = [(s, SAC[0]) for s in reach]
    far = spine.CANAL + 1.0
    canvas.fill(spine.strip([(s, -1.0) for s in reach], [(s, far) for s in reach]), tone.fat)
    canvas.shape(spine.strip(wall, dura), tone.fluid, INK, LINE * 0.8)
    front, back = _cord(dura)
    cord = spine.strip(front, back)
    canvas.shade(cord, blend(tone.cord, INK, 0.12), tone.cord, 1.0)
    if mass.oedema:
        _oedema(canvas, mass, front, back, tone)
    canvas.stroke(cord, INK, LINE * 0.8)


def _cord(dura: list[Point]) -> tuple[list[Point], list[Point]]:
    front, back = [], []
    for s, limit in dura:
        # The pressed cord slides forward first and gives up its thickness only then.
        squeeze = min(1.0, max(0.0, (SAC[1] - limit) / (SAC[1] - 5.0)))
        front.append((s, CORD[0] - (CORD[0] - SAC[0] - 0.7) * min(1.0, 1.5 * squeeze)))
        back.append((s, min(CORD[1], limit - 0.5 - 2.7 * (1 - squeeze) ** 2)))
    return _settled(front, 6), _settled(back, 1)


def _settled(border: list[Point], window: int) -> list[Point]:
    """Smooth a border by the mean of `window` millimetres on either side."""
    settled = []
    for i, (s, _) in enumerate(border):
        near = border[max(0, i - window) : i + window + 1]
        settled.append((s, math.fsum(d for _, d in near) / len(near)))
    return settled


def _oedema(canvas: Canvas, mass: Mass, front: list[Point], back: list[Point], tone: Tone) -> None:
    start, end = spine.middle(mass.first) - 5, spine.middle(mass.last) + 3
    inner: list[tuple[float, float, float]] = []
    for (s, near), (_, far) in zip(front, back, strict=True):
        if start <= s <= end:
            taper = max(0.0, 1 - abs(2 * (s - start) / (end - start) - 1) ** 3)
            inner.append((s, (near + far) / 2, 0.4 * taper * (far - near)))
    path = spine.strip([(s, m - w) for s, m, w in inner], [(s, m + w) for s, m, w in inner])
    canvas.shade(path, blend(tone.cord, tone.oedema, 0.45), tone.oedema, 0.7)


def _lesion(canvas: Canvas, mass: Mass, tone: Tone) -> None:
    rng = random.Random(mass.seed + 1)
    paths = []
    for start, end, thick in mass.lobules:
        steps = [start + (end - start) * k / 40 for k in range(41)]
        face = [(s, spine.CANAL - profile(s, start, end, thick)) for s in steps]
        paths.append(spine.strip(face, [(start, spine.CANAL + 3), (end, spine.CANAL + 3)]))
    canvas.union(paths, tone.septum, INK, LINE)
    for (start, end, thick), path in zip(mass.lobules, paths, strict=True):
        canvas.shade(path, tone.mass, tone.mass_core, 1.7)
        canvas.stroke(path, tone.septum, LINE * 0.8)
        for share in rng.choice(((0.5,), (0.36, 0.7), (0.6,), (0.3, 0.62))):
            cut = start + (end - start) * (share + rng.uniform(-0.06, 0.06))
            lean, bow = rng.uniform(-3.5, 3.5), rng.uniform(-1.5, 1.5)
            tip = spine.CANAL - profile(cut + lean, start, end, thick) * rng.uniform(0.62, 1.0)
            septum = [(cut, spine.CANAL + 2), (cut + lean / 2 + bow, (spine.CANAL + tip) / 2)]
            septum = smooth([*septum, (cut + lean, tip)], closed=False)
            canvas.stroke(spine.place(septum), tone.septum, LINE * 0.6, closed=False)


def _bone(canvas: Canvas, path: list[Point], tone: Tone, softness: float) -> None:
    canvas.shade(path, tone.marrow, tone.marrow_core, softness)
    canvas.stroke(path, INK, LINE)


def _vertebra(canvas: Canvas, level: int, tone: Tone) -> None:
    canvas.shape(spine.disc(level), tone.disc, INK, LINE * 0.8)
    canvas.fill(spine.disc(level, 2.4), tone.nucleus)
    _bone(canvas, spine.body(level), tone, 2.6)
    m = spine.middle(level)
    vein = [(m - 1.1, -1.4), (m, -7.0), (m + 1.1, -1.4)]
    canvas.fill(spine.place(smooth(vein)), tone.vein)
