"""Where an element is drawn: moved and scaled how, how often, within what, and in which style."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from casegen.case.figures.svg.allowed import URL
from casegen.case.figures.svg.names import local
from casegen.case.figures.svg.numbers import ONE, Matrix, parsed, product
from casegen.case.figures.svg.pointing import TARGETS
from casegen.case.figures.svg.shape import Shape, length

if TYPE_CHECKING:
    from lxml.etree import _Element

    from casegen.case.figures.svg.gradients import Box

UNMOVED: Final = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
STROKES: Final = ("stroke", "stroke-width", "stroke-dasharray", "font-size", "text-anchor")
PAINTED: Final = ("fill", "stroke", "marker-end", "marker-mid", "marker-start")
TAKEN: Final = frozenset({*STROKES, *PAINTED})
FRAMED: Final = frozenset({"marker", "pattern", "svg", "symbol"})
MARKER: Final = 3.0


@dataclass(frozen=True)
class Place:
    """Where an element is drawn; `framed` if within a frame that may move it in other ways."""

    matrix: Matrix = UNMOVED
    times: float = 1.0
    layers: int = 0
    within: tuple[_Element, ...] = ()
    taken: Mapping[str, str] = field(default_factory=dict)
    framed: bool = False

    @classmethod
    def first(cls, root: _Element, canvas: Box) -> Place:
        """Where the whole drawing is, its canvas at the top left."""
        return cls((1.0, 0.0, 0.0, 1.0, -canvas[0], -canvas[1]), within=()).styled(root)

    def styled(self, element: _Element) -> Place:
        """The same with the style of an element."""
        own = {
            key: str(element.get(key)) for key in TAKEN if element.get(key, "inherit") != "inherit"
        }
        return replace(self, taken={**self.taken, **own}) if own else self

    def inside(self, element: _Element, canvas: Box) -> Place:
        """Where what is in an element is drawn."""
        name = local(element)
        moved = parsed(str(element.get("transform", "")))
        framed = self.framed
        if name in FRAMED and self.within:
            scale = frame(element, canvas)
            moved = product(moved, (scale, 0.0, 0.0, scale, 0.0, 0.0))
            framed = True
        if name in {"use", "svg"} and self.within:
            x, y = (length(str(element.get(key, "0")), canvas[2]) for key in "xy")
            moved = product(moved, (1.0, 0.0, 0.0, 1.0, x, y))
        matrix = product(self.matrix, moved)
        here = replace(self, matrix=matrix, within=(*self.within, element), framed=framed)
        return here.styled(element)

    def layered(self) -> Place:
        """The same in a layer more."""
        return replace(self, layers=self.layers + 1)

    @property
    def scale(self) -> float:
        """How much larger areas are than they are written."""
        a, b, c, d, *_shift = self.matrix
        return abs(a * d - b * c)

    @property
    def paints(self) -> list[tuple[str, str]]:
        """What is painted with gradients, patterns and markers, each with its id."""
        found = ((key, URL.match(self.taken.get(key, ""))) for key in PAINTED if key in TARGETS)
        return [(key, one[2]) for key, one in found if one]

    def stroke(self, canvas: Box) -> float:
        """The width of a stroke in pixels."""
        if self.taken.get("stroke", "none") == "none":
            return 0.0
        return length(self.taken.get("stroke-width", "1"), canvas[2])

    def dashes(self, line: float, canvas: Box) -> float:
        """How many dashes and gaps a line takes."""
        found = [length(one, canvas[2]) for one in self.taken.get("stroke-dasharray", "").split()]
        return line * len(found) / sum(found) if sum(found) and self.stroke(canvas) else 0.0

    def share(self, shape: Shape, width: float, canvas: Box) -> float:
        """Which share of the canvas a shape covers at most."""
        corners = [shape.box[0], shape.box[1]]
        corners += [corners[0] + shape.box[2], corners[1] + shape.box[3]]
        a, b, c, d, e, f = self.matrix
        spots = [
            (a * x + c * y + e, b * x + d * y + f)
            for x in (corners[0] - width, corners[2] + width)
            for y in (corners[1] - width, corners[3] + width)
        ]
        sides = []
        for axis, side in enumerate(canvas[2:]):
            low = max(0.0, min(spot[axis] for spot in spots))
            sides.append(max(0.0, min(side, max(spot[axis] for spot in spots)) - low) / side)
        return sides[0] * sides[1]

    def marking(self, marker: _Element, points: int, width: float) -> Place:
        """Where a marker is drawn, once at each point of a line."""
        scale = 1.0 if marker.get("markerUnits") == "userSpaceOnUse" else width
        moved = product(self.matrix, (scale, 0.0, 0.0, scale, 0.0, 0.0))
        return replace(self, matrix=moved, times=self.times * points, taken={})

    def apart(self, pattern: _Element) -> Place:
        """Where a tile of a pattern is drawn."""
        moved = product(self.matrix, parsed(str(pattern.get("patternTransform", ""))))
        return replace(self.layered(), matrix=moved, taken={})


def frame(element: _Element, canvas: Box) -> float:
    """How much a frame makes larger what is in it, at most."""
    box = [float(one) for one in ONE.findall(str(element.get("viewBox", "")))]
    if not box:
        return 1.0
    keys = ("markerWidth", "markerHeight") if local(element) == "marker" else ("width", "height")
    usual = str(MARKER) if local(element) == "marker" else "100%"
    sides = [
        length(str(element.get(key, usual)), canvas[place + 2]) / max(box[place + 2], 1e-9)
        for place, key in enumerate(keys)
    ]
    return max(sides)
