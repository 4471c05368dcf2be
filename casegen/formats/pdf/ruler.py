"""Ruler: how wide a text is in the face that tables and captions are set in."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from casegen.style.fonts import fonts
from casegen.style.fonts.recipe import SANS

LIGHT, HEAVY = 400, 600
# What a figure in its tabular form, or a glyph of another face, may be wider, as a share.
MARGIN = 1.02
UNKNOWN = 1.0


@cache
def advances(weight: int) -> Mapping[str, float]:
    """How far each character of the face goes, in ems."""
    from fontTools.ttLib import TTFont

    (face,) = (
        one
        for one in fonts().faces
        if (one.family, one.weight, one.style) == (SANS, weight, "normal")
    )
    with TTFont(face.ttf, lazy=True) as font:
        widths, unit = font["hmtx"].metrics, font["head"].unitsPerEm
        return {chr(code): widths[name][0] / unit for code, name in font.getBestCmap().items()}


def measure(text: str, bold: bool) -> float:  # noqa: FBT001 - as Measure says
    """How wide a text is, in ems."""
    known = advances(HEAVY if bold else LIGHT)
    return MARGIN * sum(known.get(char, UNKNOWN) for char in text)
