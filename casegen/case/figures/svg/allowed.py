"""What a drawing may have: elements, attributes, and values that fetch nothing."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from casegen.case.figures.svg.error import refused
from casegen.system.data import toml

LIST: Final = toml(Path(__file__).with_name("allowed.toml"))
ELEMENTS: Final = frozenset(LIST["elements"])
TEXT: Final = frozenset(LIST["text"])
NOTES: Final = frozenset(LIST["notes"])
APART: Final = frozenset(LIST["apart"])
SHAPES: Final = frozenset(LIST["shapes"])
GEOMETRY: Final = {name: kind for kind, names in LIST["geometry"].items() for name in names}
STYLE: Final = {name: kind for kind, names in LIST["style"].items() for name in names}
FUNCTIONS: Final = frozenset(LIST["functions"])
IDLE_RULES: Final = frozenset(LIST["idle_rules"])
# Geometry that a style may give as well (SVG 2, 8.2).
STYLED: Final = frozenset({"cx", "cy", "height", "r", "rx", "ry", "transform", "width", "x", "y"})

NAME: Final = r"[^\s#()\"'<>\\]{1,200}"
LOCAL: Final = re.compile(rf"#({NAME})")
URL: Final = re.compile(rf"url\( ?([\"']?)#({NAME})\1 ?\)")
FUNCTION: Final = re.compile(r"(?<![\w-])([\w-]*+) ?\(")
VALUE: Final = re.compile(r"[^\\<>&@;{}]*")
FETCHED: Final = re.compile(r"(?<![\w-])(?:url|src|image|image-set|expression) ?\(", re.IGNORECASE)


def sound(name: str, value: str) -> str:
    """A value on one line, which points at nothing outside the drawing. Raises SvgError."""
    value = " ".join(value.split())
    rest = URL.sub(" ", value)
    if name not in STYLE and name not in GEOMETRY:
        if FETCHED.search(rest) or "\\" in rest:
            raise refused(f"{name}=“{value}”")
        return value
    calls = {found[1].lower() for found in FUNCTION.finditer(rest)}
    if not VALUE.fullmatch(rest) or (name != "font-family" and not calls <= FUNCTIONS):
        raise refused(f"{name}=“{value}”")
    return value


def pointed(value: str) -> str:
    """The id of the element of the same drawing that a link points at. Raises SvgError."""
    found = LOCAL.fullmatch(value.strip())
    if not found:
        raise refused(f"href=“{value}”")
    return found[1]
