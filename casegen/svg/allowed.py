"""What a drawing may have: elements, attributes, and values that fetch nothing."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from casegen.resources import toml
from casegen.svg.error import refused

LIST: Final = toml(Path(__file__).with_name("allowed.toml"))
ELEMENTS: Final = frozenset(LIST["elements"])
TEXT: Final = frozenset(LIST["text"])
NOTES: Final = frozenset(LIST["notes"])
GEOMETRY: Final = frozenset(LIST["geometry"])
STYLE: Final = frozenset(LIST["style"])
FUNCTIONS: Final = frozenset(LIST["functions"])

NAME: Final = r"[A-Za-z_][\w.-]{0,99}"
ID: Final = re.compile(NAME)
LOCAL: Final = re.compile(rf"#({NAME})")
URL: Final = re.compile(rf"url\( ?([\"']?)(#{NAME})\1 ?\)")
FUNCTION: Final = re.compile(r"(?<![\w-])([\w-]*+) ?\(")
VALUE: Final = re.compile(r"[^\\<>&@:;{}]*")

# A number that no page can hold.
ENDLESS: Final = re.compile(r"\de\+?\d\d|(?<![.\d])\d{10}|\b(?:nan|inf)", re.IGNORECASE)


def sound(name: str, value: str) -> str:
    """A value on one line, which points at nothing outside the drawing. Raises SvgError."""
    value = " ".join(value.split())
    rest = URL.sub(" ", value)
    calls = {found[1].lower() for found in FUNCTION.finditer(rest)}
    endless = name != "font-family" and ENDLESS.search(rest)
    if endless or not VALUE.fullmatch(rest) or not calls <= FUNCTIONS:
        raise refused(f"{name}=“{value}”")
    return URL.sub(lambda found: f"url({found[2]})", value)


def pointed(value: str) -> str:
    """The id of the element of the same drawing that a link points at. Raises SvgError."""
    found = LOCAL.fullmatch(value.strip())
    if not found:
        raise refused(f"href=“{value}”")
    return found[1]
