"""Degrees that are typed with another sign than theirs, or whose raised 0 was lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from casegen.reading.spelling.units import UNITS

SIGNS: str = UNITS["degrees"]["signs"]
WORDS: tuple[str, ...] = tuple(UNITS["degrees"]["words"])
# Another sign, a raised letter or figure, a small letter after the right sign, one sign for both.
ALIKE = re.compile(
    rf"(?<=\d)[ \u00a0\u202f]?((?:[{SIGNS}]|\^[o0]\^)\s?([CFС])|°\s?([cfС])|([℃℉]))(?![^\W_]|[>/])"
)
ALONE = re.compile(r"(?<=\d\d)(?<!10)[⁰˚º](?![\w⁰-⁹]|\s?[CcFfС])")
LOST = re.compile(r"(\d(?<![\w.,].)\d{0,2}(?:[.,]\d)?)([ \u00a0\u202f]?0)([CF])(?![\w>/]|\.\d)")
CLAUSE = re.compile(r"[;:()]|\.\s")
BODY = range(34, 43)
REACH = 60


class Degree(NamedTuple):
    """A wrong degree with its offsets, the right sign, and whether no figure goes with the sign."""

    start: int
    end: int
    right: str
    sure: bool


def degrees(words: str, tag: str) -> Iterator[Degree]:
    """The wrong degrees of a text; where its language sets °C apart, the right one stands so."""
    apart = "°C" in UNITS["also_spaced"].get(tag, ())
    for match in ALIKE.finditer(words):
        letter = match[2] or match[3] or {"℃": "C", "℉": "F"}[match[4]]
        space = " " if apart and match.start() == match.start(1) else ""
        right = f"{space}°{'F' if letter in 'fF' else 'C'}"
        yield Degree(*match.span(1), right, sure=True)
    for match in ALONE.finditer(words):
        yield Degree(*match.span(), "°", sure=True)
    for match in LOST.finditer(words):
        near = CLAUSE.split(words[max(0, match.start() - REACH) : match.start()].lower())[-1]
        whole = int(re.split("[.,]", match[1])[0])
        if whole in BODY or any(word in near for word in WORDS):
            yield Degree(match.start(2), match.end(), f" °{match[3]}", sure=False)
