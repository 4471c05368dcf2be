"""What it costs to draw a drawing: every part as often as it is drawn, before anything is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from casegen.case.figures.svg import gradients
from casegen.case.figures.svg.allowed import APART, SHAPES, TEXT
from casegen.case.figures.svg.error import TOO_MUCH, SvgError, refused
from casegen.case.figures.svg.names import local
from casegen.case.figures.svg.place import Place
from casegen.case.figures.svg.pointing import GRADIENTS, PAINTS, names, pointed
from casegen.case.figures.svg.shape import Shape, length, measure
from casegen.case.figures.svg.writing import Writing
from casegen.system.limits import SVG_CHARACTERS, SVG_DEPTH, SVG_LAYERS, SVG_PAINT, SVG_STEPS

if TYPE_CHECKING:
    from lxml.etree import _Element

    from casegen.case.figures.svg.gradients import Box

# What is drawn by itself first, and then put on the page.
LAYERED: Final = ("clip-path", "mask", "mix-blend-mode", "opacity")
ELEMENT: Final = 10  # the steps of an element
PICTURE: Final = 5_000  # the steps of showing a picture
STOP: Final = 20  # the steps of a stop of a gradient
SOUGHT: Final = 50  # how many elements are passed in a step when one is looked for by its id
TILES: Final = 4  # the tiles of a pattern in a step
READ: Final = 40_000  # how many characters of a path are passed in a step, once for each point
LARGEST: Final = 4  # how many pages large a pattern's tile may be


@dataclass
class Bill:
    """Adds up what a drawing costs, and raises SvgError where it is too much."""

    named: dict[str, _Element]
    canvas: Box
    elements: int
    steps: float = 0.0
    paint: float = 0.0
    characters: float = 0.0
    shapes: dict[_Element, Shape] = field(default_factory=dict)
    read: set[_Element] = field(default_factory=set)

    def draw(self, root: _Element, place: Place) -> None:
        """Add up all that is drawn. Raises SvgError."""
        self.steps += len(self.named) * self.elements / SOUGHT
        waiting = [(root, place)]
        while waiting:
            element, place = waiting.pop()
            waiting += self.add(element, place)
            if len(waiting) + self.steps > SVG_STEPS or self.characters > SVG_CHARACTERS:
                raise SvgError(TOO_MUCH)
            if self.paint > SVG_PAINT or place.layers > SVG_LAYERS:
                raise SvgError(TOO_MUCH)

    def add(self, element: _Element, place: Place) -> Iterator[tuple[_Element, Place]]:
        """Add an element's own cost; give what is drawn with it, and where."""
        if element in place.within:
            raise refused(f"href=“#{element.get('id')}”")
        if len(place.within) > SVG_DEPTH:
            raise SvgError(TOO_MUCH)
        name = local(element)
        self.steps += place.times * ELEMENT
        inner = place.inside(element, self.canvas)
        for _layer in (key for key in LAYERED if element.get(key)):
            inner = inner.layered()
            self.paint += place.times
        if name in SHAPES or name == "image":
            yield from self.shape(element, inner)
        elif name in TEXT:
            self.text(element, inner)
        for key, target in pointed(element):
            if key in {"clip-path", "href", "mask"} and name != "textPath":
                yield self.named[target], inner
        yield from ((child, inner) for child in element if local(child) not in APART)

    def shape(self, element: _Element, place: Place) -> Iterator[tuple[_Element, Place]]:
        """Add the cost of a shape or a picture; give what its paints and markers draw."""
        if element not in self.shapes:
            self.shapes[element] = measure(element, self.canvas)
        found = self.shapes[element]
        width = place.stroke(self.canvas)
        self.steps += place.times * (found.steps + PICTURE * (local(element) == "image"))
        self.paint += place.times * place.share(found, width, self.canvas)
        if place.paints or any(element.get(key) for key in LAYERED):
            self.steps += place.times * found.steps * len(str(element.get("d", ""))) / READ
        self.steps += place.times * place.dashes(found.line, self.canvas)
        for key, target in place.paints:
            part = self.named[target]
            if local(part) in GRADIENTS:
                stops = gradients.repeats(part, found.box, self.canvas)
                self.steps += place.times * STOP * stops
            elif key in PAINTS:
                yield self.tiled(part, found, place)
            elif self.canvas[2]:
                yield part, place.marking(part, found.steps, width)

    def tiled(self, pattern: _Element, found: Shape, place: Place) -> tuple[_Element, Place]:
        """Add the cost of the tiles of a pattern; give what one of them draws, and where."""
        inner = place.apart(pattern)
        own = pattern.get("patternUnits") == "userSpaceOnUse"
        across, down = (self.canvas[2:]) if own else found.box[2:]
        width = length(str(pattern.get("width", "0")), across) * (1 if own else across)
        height = length(str(pattern.get("height", "0")), down) * (1 if own else down)
        area = width * height
        if area <= 0:
            return pattern, inner
        if area * inner.scale > LARGEST * self.canvas[2] * self.canvas[3]:
            raise SvgError(TOO_MUCH)
        self.paint += place.times * area * inner.scale / (self.canvas[2] * self.canvas[3])
        ratio = place.scale / inner.scale if inner.scale else 1.0
        self.steps += place.times * found.box[2] * found.box[3] * ratio / area / TILES
        return pattern, inner

    def text(self, element: _Element, place: Place) -> None:
        """Add the cost of the characters of a text."""
        written = Writing.of(element)
        self.characters += place.times * written.characters
        if written.seen(place, self.canvas):
            self.read.add(element)


def affordable(root: _Element, canvas: Box) -> set[_Element]:
    """The texts of a drawing that lie on its canvas, in pixels.

    Raises SvgError for a drawing that leads back into itself, or costs too much.
    """
    named = names(root)
    bill = Bill(named, canvas, sum(1 for _one in root.iter()))
    bill.draw(root, Place.first(root, canvas))
    return bill.read
