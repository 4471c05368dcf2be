"""A schematic lateral radiograph of the thoracic spine after posterior fixation."""

from __future__ import annotations

from collections.abc import Sequence

import spine
from canvas import Canvas
from curves import Point, blend, smooth
from tones import SIZE

SPAN = 156.0
NIGHT, MIST = "#16191d", "#333a41"
BONE, CORTEX, FAINT = "#8b939a", "#c6ccd1", "#5d656c"
STEEL, EDGE = "#f6f8f9", "#23272b"
# The sides overlap on a lateral film: the far one lies a little lower and behind.
FAR = (1.7, 1.5)
ROD = spine.CANAL + 11.5


def draw(screws: Sequence[int]) -> Canvas:
    """Draw T2 to T9 from the side, with pedicle screws at the levels given and a rod."""
    canvas = Canvas(SIZE, SPAN, (78.0, SPAN * SIZE[1] / SIZE[0] / 2 + 4.0), NIGHT)
    reach = range(-60, 270, 6)
    band = spine.strip([(s, -62.0) for s in reach], [(s, 60.0) for s in reach])
    canvas.shade(band, NIGHT, MIST, 13.0)
    for level in spine.levels():
        _rib(canvas, level)
    for level in spine.levels():
        _vertebra(canvas, level, arch=not screws[0] < level < screws[-1])
    for shift, metal in ((FAR, "#c3c9ce"), ((0.0, 0.0), STEEL)):
        _construct(canvas, screws, shift, metal)
    for level in range(2, 10):
        at = spine.at(spine.middle(level), -spine.depth(level) - 9.0)
        canvas.label(f"T{level}", at, 6.2, STEEL)
    return canvas


def _rib(canvas: Canvas, level: int) -> None:
    m = spine.top(level) + 3.0
    upper = [(m - 3, 15.0), (m + 4, 28.0), (m + 14, 34.0), (m + 25, 26.0), (m + 36, -8.0)]
    lower = [(m + 43, -8.0), (m + 31, 28.0), (m + 17, 39.0), (m + 2, 34.0), (m - 7, 18.0)]
    path = spine.place(smooth([*upper, (m + 51, -60.0), (m + 57, -60.0), *lower]))
    canvas.stroke(path, blend(MIST, FAINT, 0.45), 0.5)


def _vertebra(canvas: Canvas, level: int, *, arch: bool) -> None:
    s, e = spine.top(level), spine.top(level) + spine.pitch(level) - spine.DISC
    if arch:
        path = spine.spinous_process(level)
        canvas.shape(path, blend(MIST, FAINT, 0.6), FAINT, 0.5)
    pillar = [
        (s + 2, -1.0), (s + 1.5, 6.0), (s - 5, 11.0), (s - 3, 16.0), (s + 8, 15.0),
        (e + 3, 18.0), (e + 3, 14.0), (s + 13, 9.0), (s + 10.5, 5.0), (s + 11, -1.0),
    ]  # fmt: skip
    canvas.shape(spine.place(smooth(pillar)), FAINT, BONE, 0.5)
    canvas.shade(spine.body(level), CORTEX, BONE, 1.5)
    canvas.stroke(spine.body(level), CORTEX, 0.6)
    middle, front = spine.middle(level), spine.depth(level)
    for k in range(1, 6):
        d = -front * k / 6
        lamella = [(s + 3, d), (middle, d - 0.3), (e - 3, d)]
        canvas.stroke(spine.place(lamella), blend(BONE, CORTEX, 0.35), 0.35, closed=False)


def _construct(
    canvas: Canvas, screws: Sequence[int], shift: tuple[float, float], metal: str
) -> None:
    ds, dd = shift
    ends = (spine.top(screws[0]) - 3, spine.top(screws[-1]) + 15)
    run = [ends[0] + (ends[1] - ends[0]) * k / 60 + ds for k in range(61)]
    for level in screws:
        _screw(canvas, spine.top(level) + 6.2 + ds, dd, metal)
    rod = spine.place([(s, ROD + dd) for s in run])
    canvas.stroke(rod, EDGE, 5.4, closed=False)
    canvas.stroke(rod, metal, 4.6, closed=False)
    canvas.stroke(rod, blend(metal, EDGE, 0.18), 0.7, closed=False)
    for level in screws:
        _head(canvas, spine.top(level) + 6.2 + ds, ROD + dd, metal)


def _screw(canvas: Canvas, s: float, dd: float, metal: str) -> None:
    tip, neck = -21.0 + dd, ROD - 4 + dd
    turns = 13
    upper: list[Point] = []
    for k in range(turns * 2 + 1):
        d = neck - (neck - tip - 3) * k / (turns * 2)
        upper.append((2.5 if k % 2 else 1.8, d))
    path = [(s - w, d) for w, d in upper] + [(s, tip)]
    path += [(s + w, d) for w, d in reversed(upper)]
    canvas.shape(spine.place(path), metal, EDGE, 0.4)


def _head(canvas: Canvas, s: float, d: float, metal: str) -> None:
    tulip = [(s - 4.4, d + 5.2), (s - 4.4, d - 2.0), (s - 2.6, d - 5.0), (s + 2.6, d - 5.0),
             (s + 4.4, d - 2.0), (s + 4.4, d + 5.2)]  # fmt: skip
    canvas.shape(spine.place(tulip), metal, EDGE, 0.45)
    inner = [(s - 2.5, d + 5.2), (s - 2.5, d + 1.0), (s + 2.5, d + 1.0), (s + 2.5, d + 5.2)]
    canvas.shape(spine.place(inner), blend(metal, EDGE, 0.16), EDGE, 0.35)
