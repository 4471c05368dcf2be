"""Shapes: how far each reaches, how long its line is, and of how many steps it is."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import hypot
from typing import TYPE_CHECKING, Final

from casegen.case.figures.svg.names import local
from casegen.case.figures.svg.numbers import ONE, steps

if TYPE_CHECKING:
    from lxml.etree import _Element

    from casegen.case.figures.svg.gradients import Box

UNITS: Final = {"em": 16.0, "ex": 8.0}


@dataclass(frozen=True)
class Shape:
    """A shape's box, the length of its line at most, and its steps."""

    box: Box
    line: float
    steps: int


def measure(element: _Element, canvas: Box) -> Shape:
    """The measures of a shape or a picture in its own pixels, percentages being of the canvas."""

    def side(name: str, usual: str = "0") -> float:
        whole = canvas[3] if name in {"y", "y1", "y2", "cy", "ry", "height"} else canvas[2]
        return length(str(element.get(name, usual)), whole)

    name = local(element)
    if name == "path":
        return of_path(str(element.get("d", "")))
    if name == "line":
        return hull([(side("x1"), side("y1")), (side("x2"), side("y2"))])
    if name in {"circle", "ellipse"}:
        radius = side("r")
        x, y = side("rx", str(radius or side("ry"))), side("ry", str(radius or side("rx")))
        return boxed(side("cx") - x, side("cy") - y, 2 * x, 2 * y)
    return boxed(side("x"), side("y"), side("width"), side("height"))


def length(value: str, whole: float) -> float:
    """A length that `numbers.length` has written, in pixels."""
    found = ONE.match(value)
    if not found:
        return 0.0
    unit = value[found.end() :]
    return float(found[0]) * (whole / 100 if unit == "%" else UNITS.get(unit, 1.0))


def boxed(x: float, y: float, width: float, height: float) -> Shape:
    """The measures of a shape that is at most its box."""
    return Shape((x, y, width, height), 2 * (width + height), 4)


def of_path(text: str) -> Shape:
    """The measures of a path: those of the lines between all the points that it names."""
    x = y = start_x = start_y = 0.0
    found: list[tuple[float, float]] = []
    for command, values in steps(text):
        base = (x, y) if command.islower() else (0.0, 0.0)
        kind = command.lower()
        if kind == "z":
            x, y = start_x, start_y
        elif kind in "hv":
            x, y = (base[0] + values[0], y) if kind == "h" else (x, base[1] + values[0])
        elif kind == "a":
            radius = max(values[0], values[1])
            found += [(x - radius, y - radius), (x + radius, y + radius)]
            x, y = base[0] + values[5], base[1] + values[6]
            found += [(x - radius, y - radius), (x + radius, y + radius)]
        else:
            pairs = zip(values[::2], values[1::2], strict=True)
            found += [(base[0] + one, base[1] + two) for one, two in pairs]
            x, y = found[-1]
        if kind == "m":
            start_x, start_y = x, y
        found.append((x, y))
    return hull(found)


def hull(found: list[tuple[float, float]]) -> Shape:
    """The measures of lines from point to point."""
    if not found:
        return Shape((0.0, 0.0, 0.0, 0.0), 0.0, 1)
    left, top = min(x for x, _y in found), min(y for _x, y in found)
    width, height = max(x for x, _y in found) - left, max(y for _x, y in found) - top
    line = sum(hypot(x - u, y - v) for (x, y), (u, v) in pairwise(found))
    return Shape((left, top, width, height), line, len(found))
