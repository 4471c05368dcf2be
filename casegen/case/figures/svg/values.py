"""Values: each attribute of a drawing read by its kind and written one way for every renderer."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from tinycss2.color4 import parse_color

from casegen.case.figures.svg import numbers
from casegen.case.figures.svg.allowed import GEOMETRY, LIST, STYLE, URL
from casegen.case.figures.svg.numbers import shown

WORDS: Final = {kind: frozenset(words) for kind, words in LIST["words"].items()}
SIZES: Final = {name: float(size) for name, size in LIST["sizes"].items()}
FAMILIES: Final = {name.casefold(): name for name in LIST["families"]}
GENERIC: Final = ("sans-serif", "serif", "monospace")
# How a family's name tells its kind where it is not among those that are known.
KINDS: Final = ((re.compile(r"mono|courier|consol|code"), "monospace"),)
SERIF: Final = re.compile(
    r"times|serif|roman|georgia|cambria|garamond|palatino|bookman|century|song|ming"
)
FONT: Final = re.compile(
    r"((?:[\w-]+ )*?)([\d.]+(?:px|pt|pc|mm|cm|in|em|rem|ex|%)|xx-small|x-small|small|medium|large"
    r"|x-large|xx-large)(?: ?/ ?[\w.%]+)? (.+)",
    re.IGNORECASE,
)
ASPECT: Final = re.compile(r"(?:defer )?(none|x(?:Min|Mid|Max)Y(?:Min|Mid|Max))( meet| slice)?")
BOLD: Final = range(1, 1001)
SHIFTS: Final = {"super": -0.33, "sub": 0.2}
FIRST: Final = 100


def written(name: str, value: str) -> str:
    """A value as every renderer reads it, empty where it says nothing; raises ValueError."""
    kind = GEOMETRY.get(name) or STYLE[name]
    value = value.strip()
    if value == "inherit" and name in STYLE:
        return value
    if kind in READERS:
        return READERS[kind](value)
    if kind in WORDS and value in WORDS[kind]:
        return value
    raise ValueError(value)


def colour(value: str) -> str:
    """A colour in figures, or the word for the element's own; raises ValueError."""
    found = parse_color(value)
    if found is None:
        raise ValueError(value)
    if isinstance(found, str):
        return "currentColor"
    red, green, blue, alpha = found.to("srgb")
    parts = [min(255, max(0, round(255 * one))) for one in (red, green, blue)]
    if alpha >= 1:
        return "#{:02x}{:02x}{:02x}".format(*parts)
    return "rgba({},{},{},{})".format(*parts, shown(max(0.0, float(alpha))))


def paint(value: str) -> str:
    """A colour, none, or a gradient or pattern with what stands in for it; raises ValueError."""
    if value in {"none", "context-fill", "context-stroke"}:
        return value
    found = URL.match(value)
    if not found:
        return colour(value)
    rest = value[found.end() :].strip()
    instead = rest if rest in {"", "none"} else colour(rest)
    return f"url(#{found[2]}) {instead}".strip()


def reference(value: str) -> str:
    """What a clip, a mask or a marker points at, empty for none; raises ValueError."""
    found = URL.fullmatch(value)
    if not found and value != "none":
        raise ValueError(value)
    return f"url(#{found[2]})" if found else ""


def share(value: str) -> str:
    """A share of one; raises ValueError."""
    ratio = 100 if value.endswith("%") else 1
    found = numbers.number(value.removesuffix("%")) / ratio
    return shown(min(1.0, max(0.0, found)))


def extent(value: str) -> str:
    """A length that is not negative, empty for one that is left open; raises ValueError."""
    return "" if value in {"", "auto"} else numbers.length(value, least=0)


def spacing(value: str) -> str:
    """A length, empty for the usual one; raises ValueError."""
    return "" if value in {"", "auto", "normal"} else numbers.length(value)


def dashes(value: str) -> str:
    """Dashes and gaps; raises ValueError."""
    return "none" if value in {"", "none"} else numbers.lengths(value, least=0)


def miter(value: str) -> str:
    """The limit of a pointed corner, from 1; raises ValueError."""
    return shown(max(1.0, numbers.number(value)))


def orient(value: str) -> str:
    """How a marker stands; raises ValueError."""
    return value if value.startswith("auto") and value in ORIENTS else shown(numbers.angle(value))


ORIENTS: Final = ("auto", "auto-start-reverse")


def box(value: str) -> str:
    """The part of the plane that a drawing shows; raises ValueError."""
    found = numbers.numbers(value)
    sides = found.split()
    if len(sides) != len("xywh") or min(map(float, sides[2:])) < 0:
        raise ValueError(value)
    return found


def aspect(value: str) -> str:
    """How a drawing fits its place; raises ValueError."""
    found = ASPECT.fullmatch(value)
    if not found:
        raise ValueError(value)
    return found[1] + (found[2] or "")


def family(value: str) -> str:
    """The families of a font that are known, and their kind."""
    named = [one.strip().strip("\"'").strip() for one in value.split(",")]
    kept = [FAMILIES[one.casefold()] for one in named if one.casefold() in FAMILIES]
    generic = next((one for one in named if one in GENERIC), "") or kind(value.casefold())
    quoted = (f"'{one}'" if one[-1].isdigit() else one for one in dict.fromkeys(kept))
    return ", ".join([*quoted, generic])


def kind(name: str) -> str:
    """The kind of a font that its name tells."""
    for pattern, found in KINDS:
        if pattern.search(name):
            return found
    return "serif" if SERIF.search(name) and "sans" not in name else "sans-serif"


def weight(value: str) -> str:
    """How bold a font is; raises ValueError."""
    if value in WORDS["weight"]:
        return value
    if value in {"bolder", "lighter"}:
        return "bold" if value == "bolder" else "normal"
    if int(value) not in BOLD:
        raise ValueError(value)
    return str(int(value))


def shift(value: str) -> str:
    """How far letters stand from their line, in ems down or as a length up; raises ValueError."""
    if value in {"baseline", "0"}:
        return ""
    return shown(SHIFTS[value]) + "em" if value in SHIFTS else up(numbers.length(value))


def up(text: str) -> str:
    """A length upwards as one downwards; a percentage is one of the letter's size."""
    ratio, unit = (0.01, "em") if text.endswith("%") else (1.0, text.lstrip("-+.0123456789e"))
    return shown(-ratio * float(text.removesuffix("%").removesuffix(unit))) + unit


def order(value: str) -> str:
    """Whether a stroke lies under its fill."""
    return "stroke" if value.startswith("stroke") else ""


def horizontal(value: str) -> str:
    """The way lines run, empty for the usual one; raises ValueError."""
    return "vertical-rl" if value in WORDS["writing"] else ""


def blend(value: str) -> str:
    """How a colour mixes with those below, empty for the usual way."""
    return value if value in WORDS["blend"] else ""


def line(value: str) -> str:
    """The line along a text."""
    return next((one for one in value.split() if one in WORDS["line"]), "")


def display(value: str) -> str:
    """Whether something is shown at all."""
    return "none" if value == "none" else ""


def caps(value: str) -> str:
    """Small capitals or none."""
    return "small-caps" if "small-caps" in value.split() else ""


READERS: Final[dict[str, Callable[[str], str]]] = {
    "length": spacing,
    "extent": extent,
    "lengths": numbers.lengths,
    "numbers": numbers.numbers,
    "share": share,
    "path": lambda value: "" if value == "none" else numbers.path(value),
    "points": numbers.points,
    "transform": numbers.transform,
    "box": box,
    "aspect": aspect,
    "orient": orient,
    "paint": paint,
    "colour": colour,
    "reference": reference,
    "dashes": dashes,
    "miter": miter,
    "family": family,
    "weight": weight,
    "shift": shift,
    "order": order,
    "writing": horizontal,
    "blend": blend,
    "line": line,
    "display": display,
    "caps": caps,
}


def size(value: str, above: float) -> float:
    """The size of a font in pixels, within letters of another; raises ValueError."""
    if value in SIZES:
        return SIZES[value]
    if value in {"smaller", "larger"}:
        return above / 1.2 if value == "smaller" else above * 1.2
    text = numbers.length(value, least=0)
    found = numbers.ONE.match(text)
    ratio = {"em": 1.0, "ex": 0.5, "%": 0.01, "": 0.0}[text[found.end() :] if found else ""]
    own = float(found[0]) if found else 0.0
    return own * ratio * above if ratio else own


def expanded(name: str, value: str) -> dict[str, str]:
    """What a property that stands for several says of each; itself for any other."""
    if name == "marker":
        return {f"marker-{place}": value for place in ("start", "mid", "end")}
    found = FONT.fullmatch(value) if name == "font" else None
    if not found:
        return {name: value}
    words = found[1].split()
    given = {"font-size": found[2], "font-family": found[3]}
    for word in words:
        if word in WORDS["slant"] - {"normal"}:
            given["font-style"] = word
        elif word in {"bold", "bolder", "lighter"} or word.isdigit():
            given["font-weight"] = word
    return given
