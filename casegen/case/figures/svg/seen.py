"""Seen: whether an element leaves anything on the page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from casegen.case.figures.svg.allowed import SHAPES
from casegen.case.figures.svg.numbers import parsed

if TYPE_CHECKING:
    from casegen.case.figures.svg.style import Look

# What an element must have, and not as 0, to be drawn at all.
NEEDED: Final = {
    "circle": ("r",),
    "image": ("href",),
    "path": ("d",),
    "polygon": ("d",),
    "polyline": ("d",),
    "rect": ("width", "height"),
    "use": ("href",),
}
# What turns an element off where it is 0.
OFF: Final = {
    "ellipse": ("rx", "ry"),
    "marker": ("markerWidth", "markerHeight"),
    "svg": ("width", "height"),
    "symbol": ("width", "height"),
}
# Those that are not drawn themselves, so that `display` says nothing of them.
POINTED_AT: Final = frozenset(
    {"clipPath", "linearGradient", "marker", "mask", "pattern", "radialGradient", "stop"}
)


def drawn(name: str, found: Mapping[str, str], look: Look) -> bool:
    """Whether an element of these attributes and this look leaves anything on the page."""
    shown = found.get("display") != "none" and found.get("opacity") != "0"
    lacking = any(none(found.get(key, "")) for key in NEEDED.get(name, ()))
    off = any(none(found.get(key, "1")) for key in OFF.get(name, ()))
    framed = name in {"marker", "pattern", "svg", "symbol"} and flat(found.get("viewBox", ""))
    if lacking or off or framed or squeezed(found.get("transform", "")):
        return False
    if name == "image" and look.taken.get("visibility", "visible") != "visible":
        return False
    return (shown or name in POINTED_AT) and (name not in SHAPES or look.paints())


def none(value: str) -> bool:
    """Whether a value is left out, or a length of 0 in any unit."""
    return not value or value.rstrip("%cehmptx ") == "0"


def flat(box: str) -> bool:
    """Whether a part of the plane has no width or no height."""
    return bool(box) and "0" in box.split()[2:]


def squeezed(transform: str) -> bool:
    """Whether a transformation leaves nothing of the plane."""
    if not transform:
        return False
    a, b, c, d, *_shift = parsed(transform)
    return a * d == b * c
