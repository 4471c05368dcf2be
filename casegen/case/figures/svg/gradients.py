"""Gradients, each made whole by itself, and how often one is repeated over what it fills."""

from __future__ import annotations

from copy import deepcopy
from math import ceil, hypot, sqrt
from typing import TYPE_CHECKING, Final

from casegen.case.figures.svg.error import TOO_MUCH, SvgError, refused
from casegen.case.figures.svg.names import local
from casegen.case.figures.svg.numbers import ONE, parsed
from casegen.system.limits import SVG_ELEMENTS, SVG_STEPS

if TYPE_CHECKING:
    from lxml.etree import _Element

Box = tuple[float, float, float, float]
USUAL: Final = {"x2": "100%", "cx": "50%", "cy": "50%", "r": "50%"}
NARROWEST: Final = 1e-9


def whole(named: dict[str, _Element]) -> None:
    """Write at each gradient what it takes from others. Raises SvgError."""
    stops = 0
    made = []
    for gradient in named.values():
        if local(gradient).endswith("Gradient"):
            chain = taken_from(gradient, named)
            own = next((one for one in chain if len(one)), gradient)
            stops += len(own)
            if stops > SVG_ELEMENTS:
                raise SvgError(TOO_MUCH)
            said = {key: value for one in reversed(chain) for key, value in one.attrib.items()}
            said["id"] = gradient.get("id", "")
            said.pop("href", None)
            made.append((gradient, said, [deepcopy(stop) for stop in own]))
    for gradient, said, inside in made:
        gradient.attrib.clear()
        gradient.attrib.update(dict(sorted(said.items())))
        gradient[:] = inside if spread_out(gradient) else inside[-1:]


def taken_from(gradient: _Element, named: dict[str, _Element]) -> list[_Element]:
    """A gradient and those it takes from, nearest first; raises SvgError for a circle."""
    chain = [gradient]
    while target := chain[-1].get("href"):
        chain.append(named[target[1:]])
        if chain[-1] in chain[:-1]:
            raise refused(f"href=“{target}”")
    return chain


def spread_out(gradient: _Element) -> bool:
    """Whether a gradient has any extent; one that has none is its last colour."""
    if local(gradient) == "radialGradient":
        return size(gradient, "r") > NARROWEST
    across = size(gradient, "x2") - size(gradient, "x1")
    return hypot(across, size(gradient, "y2") - size(gradient, "y1")) > NARROWEST


def size(gradient: _Element, name: str, whole_side: float = 1.0) -> float:
    """A length of a gradient, a percentage as a share of a side."""
    value = gradient.get(name, USUAL.get(name, "0"))
    found = ONE.match(value)
    number = float(found[0]) if found else 0.0
    return number * whole_side / 100 if value.endswith("%") else number


def repeats(gradient: _Element, box: Box, canvas: Box) -> int:
    """How many stops a gradient that repeats itself takes to fill a box in pixels."""
    if gradient.get("spreadMethod", "pad") == "pad" or not len(gradient):
        return 0
    left, top, width, height = box
    own = gradient.get("gradientUnits") == "userSpaceOnUse"
    across, down = canvas[2:] if own else (1.0, 1.0)
    a, b, c, d, e, f = parsed(gradient.get("gradientTransform", ""))
    begins = ("cx", "cy") if local(gradient) == "radialGradient" else ("x1", "y1")
    x, y = size(gradient, begins[0], across), size(gradient, begins[1], down)
    far = hypot(a * x + c * y + e, b * x + d * y + f)
    reach = far + (hypot(abs(left) + width, abs(top) + height) if own else sqrt(2))
    if local(gradient) == "radialGradient":
        step = size(gradient, "r", hypot(across, down) / sqrt(2))
    else:
        step = hypot(size(gradient, "x2", across) - x, size(gradient, "y2", down) - y)
    stops = [float(stop.get("offset", 0)) for stop in gradient]
    least = step * narrowest(a, b, c, d) * (max(stops) - min(stops) or 1.0)
    return ceil(len(gradient) * min(reach / max(least, NARROWEST), float(SVG_STEPS)))


def narrowest(a: float, b: float, c: float, d: float) -> float:
    """How far the plane is drawn together at most: a matrix's least singular value."""
    whole, area = a * a + b * b + c * c + d * d, abs(a * d - b * c)
    return sqrt(max(0.0, (whole - sqrt(max(0.0, whole * whole - 4 * area * area))) / 2))
