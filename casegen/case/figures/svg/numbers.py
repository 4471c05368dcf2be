"""Numbers, lengths, paths and transformations of drawings, read strictly and written one way."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import Final

NUMBER: Final = r"[-+]?(?:\d+\.?\d*+|\.\d++)(?:[eE][-+]?\d++)?+"
ONE: Final = re.compile(NUMBER)
LENGTH: Final = re.compile(rf"({NUMBER}) ?(px|pt|pc|mm|cm|in|em|ex|rem|%|)", re.IGNORECASE)
GAP: Final = re.compile(r"[\s,]*+")
STEP: Final = re.compile(rf"[\s,]*+(?:([A-Za-z])|({NUMBER}))")
FLAG: Final = re.compile(r"[\s,]*+([01])")
CALL: Final = re.compile(r"[\s,]*+(\w++)\s*+\(([^()]*+)\)")
INCH: Final = 96.0
PIXELS_IN: Final = {
    "": 1.0,
    "px": 1.0,
    "pt": INCH / 72,
    "pc": INCH / 6,
    "mm": INCH / 25.4,
    "cm": INCH / 2.54,
    "in": INCH,
    "rem": 16.0,
}
TURNS: Final = {"deg": 1.0, "rad": 180 / math.pi, "grad": 0.9, "turn": 360.0, "": 1.0}
ANGLE: Final = re.compile(rf"({NUMBER}) ?(deg|rad|grad|turn|)")
# A number that no page can hold.
ENDLESS: Final = 1e9
# How many numbers each command of a path takes.
TAKES: Final = {"m": 2, "l": 2, "h": 1, "v": 1, "c": 6, "s": 4, "q": 4, "t": 2, "a": 7, "z": 0}
FLAGS: Final = (3, 4)
# How many numbers each transformation takes, and which of them are angles.
ARITY: Final = {
    "matrix": (6,),
    "translate": (1, 2),
    "translateX": (1,),
    "translateY": (1,),
    "scale": (1, 2),
    "scaleX": (1,),
    "scaleY": (1,),
    "rotate": (1, 3),
    "rotateZ": (1,),
    "skewX": (1,),
    "skewY": (1,),
}


def number(text: str) -> float:
    """A finite number; raises ValueError."""
    found = float(text)
    if not abs(found) <= ENDLESS:
        raise ValueError(text)
    return found


def shown(value: float) -> str:
    """A number as it is written."""
    return f"{value:.9g}"


def length(text: str, *, least: float = -ENDLESS) -> str:
    """A length with its unit where it needs one; raises ValueError."""
    found = LENGTH.fullmatch(text.strip())
    if not found or number(found[1]) < least:
        raise ValueError(text)
    unit = found[2].lower()
    if unit in PIXELS_IN:
        return shown(number(found[1]) * PIXELS_IN[unit])
    return shown(number(found[1])) + unit


def lengths(text: str, *, least: float = -ENDLESS) -> str:
    """A list of lengths; raises ValueError."""
    return " ".join(length(one, least=least) for one in listed(text))


def numbers(text: str) -> str:
    """A list of numbers; raises ValueError."""
    return " ".join(shown(number(one)) for one in listed(text))


def listed(text: str) -> list[str]:
    """The items of a list."""
    return [one for one in re.split(r"[\s,]+", text.strip()) if one]


def angle(text: str) -> float:
    """An angle in degrees; raises ValueError."""
    found = ANGLE.fullmatch(text.strip())
    if not found:
        raise ValueError(text)
    return number(found[1]) * TURNS[found[2]]


def steps(text: str) -> Iterator[tuple[str, list[float]]]:
    """The commands of a path, each with its own numbers; raises ValueError."""
    at, end, command = 0, len(text.rstrip(" \t\r\n,")), ""
    while at < end:
        found = STEP.match(text, at, end)
        if not found:
            raise ValueError(text[at : at + 20])
        if found[1]:
            command, at = found[1], found.end()
        elif not command or command in "zZ":
            raise ValueError(text[at : at + 20])
        takes = TAKES.get(command.lower())
        if takes is None:
            raise ValueError(command)
        values = []
        for place in range(takes):
            form = FLAG if command in "aA" and place in FLAGS else STEP
            found = form.match(text, at, end)
            if not found or not found[1 if form is FLAG else 2]:
                raise ValueError(text[at : at + 20])
            values.append(number(found[1] if form is FLAG else found[2]))
            at = found.end()
        yield command, values
        command = {"m": "l", "M": "L"}.get(command, command)


def path(text: str) -> str:
    """A path, each command with a letter of its own; raises ValueError."""
    written: list[str] = []
    for command, values in steps(text):
        if not written and command not in "mM":
            raise ValueError(text[:20])
        written.append(command + " ".join(map(shown, values)))
    return "".join(written)


def points(text: str) -> str:
    """A list of points as a path; raises ValueError."""
    values = [shown(number(one)) for one in ONE.findall(text)]
    if ONE.sub("", text).strip(" \t\r\n,") or len(values) % 2:
        raise ValueError(text[:20])
    pairs = zip(values[::2], values[1::2], strict=True)
    return "".join(f"{'L' if place else 'M'}{x} {y}" for place, (x, y) in enumerate(pairs))


def transform(text: str) -> str:
    """Transformations as one matrix, empty for none; raises ValueError."""
    whole, at = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0), 0
    text = text.strip()
    if text in {"", "none"}:
        return ""
    while at < len(text):
        found = CALL.match(text, at)
        if not found or found[1] not in ARITY:
            raise ValueError(text)
        whole = product(whole, matrix(found[1], listed(found[2])))
        at = found.end()
    if any(abs(value) > ENDLESS for value in whole):
        raise ValueError(text)
    return "matrix({})".format(" ".join(map(shown, whole)))


Matrix = tuple[float, float, float, float, float, float]


def matrix(name: str, values: list[str]) -> Matrix:
    """The matrix of one transformation; raises ValueError."""
    if len(values) not in ARITY[name]:
        raise ValueError(name)
    if name.startswith(("rotate", "skew")):
        return turned(name, math.radians(angle(values[0])), [number(one) for one in values[1:]])
    own = [number(length(one)) if name.startswith("translate") else number(one) for one in values]
    if name == "matrix":
        return own[0], own[1], own[2], own[3], own[4], own[5]
    if name.startswith("scale"):
        x = 1.0 if name == "scaleY" else own[0]
        y = 1.0 if name == "scaleX" else own[-1]
        return x, 0.0, 0.0, y, 0.0, 0.0
    x = 0.0 if name == "translateY" else own[0]
    y = own[0] if name == "translateY" else (own[1] if len(own) > 1 else 0.0)
    return 1.0, 0.0, 0.0, 1.0, x, y


def turned(name: str, turn: float, about: list[float]) -> Matrix:
    """The matrix of a rotation or of a skew."""
    if name == "skewX":
        return 1.0, 0.0, math.tan(turn), 1.0, 0.0, 0.0
    if name == "skewY":
        return 1.0, math.tan(turn), 0.0, 1.0, 0.0, 0.0
    sine, cosine = math.sin(turn), math.cos(turn)
    x, y = about or (0.0, 0.0)
    shift_x, shift_y = x - cosine * x + sine * y, y - sine * x - cosine * y
    return cosine, sine, -sine, cosine, shift_x, shift_y


def product(one: Matrix, two: Matrix) -> Matrix:
    """The matrix that does the second, then the first."""
    a, b, c, d, e, f = one
    u, v, w, x, y, z = two
    return (
        a * u + c * v,
        b * u + d * v,
        a * w + c * x,
        b * w + d * x,
        a * y + c * z + e,
        b * y + d * z + f,
    )


def parsed(text: str) -> Matrix:
    """The matrix that `transform` has written."""
    found = [float(one) for one in ONE.findall(text)] or [1, 0, 0, 1, 0, 0]
    return found[0], found[1], found[2], found[3], found[4], found[5]
