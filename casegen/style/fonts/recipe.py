"""The recipe: which faces are cut from which fonts, and with which characters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

SERIF, SANS, DISPLAY = "Source Serif 4", "Source Sans 3", "Source Serif 4 Display"
WEIGHTS = {400: "Regular", 600: "SemiBold"}
# What a page holds whatever is on it; U+25CC carries a combining mark that stands alone.
WEB = (
    (0x20, 0x7E), (0xA0, 0x17F), (0x1A0, 0x1B0), (0x1CD, 0x1DC), (0x218, 0x21B), (0x2BC, 0x2DD),
    (0x300, 0x323), (0x370, 0x3FF), (0x1EA0, 0x1EF9), (0x2000, 0x206F), (0x2070, 0x209F),
    (0x20A0, 0x20BF), (0x2100, 0x218F), (0x2190, 0x21FF), (0x2200, 0x22FF), (0x25CC, 0x25CC),
    (0x2713, 0x2713),
)  # fmt: skip
# What print may need: all that the fonts have.
REPERTOIRE = ((0x20, 0x10FFFF),)
FEATURES = (
    "kern", "liga", "mark", "mkmk", "ccmp", "locl",
    "lnum", "tnum", "onum", "pnum", "sups", "subs", "case",
)  # fmt: skip


@dataclass(frozen=True)
class Cut:
    """One static face to take from a variable font: weight in CSS units, optical size in points."""

    family: str
    weight: int
    style: Literal["normal", "italic"]
    source: str
    optical_size: float | None = None

    @property
    def axes(self) -> tuple[tuple[str, float], ...]:
        """Where the face lies on the axes of the variable font, by the tag of each."""
        size = () if self.optical_size is None else (("opsz", self.optical_size),)
        return (("wght", self.weight), *size)

    @property
    def style_name(self) -> str:
        """Name the style as a font's name table does: Regular, Italic, SemiBold Italic."""
        name = WEIGHTS[self.weight] + (" Italic" if self.style == "italic" else "")
        return name.replace("Regular Italic", "Italic")

    @property
    def postscript_name(self) -> str:
        """Name the face without spaces; also the stem of its files."""
        return f"{self.family}-{self.style_name}".replace(" ", "")


@dataclass(frozen=True)
class Recipe:
    """Everything that decides the bytes made; raise `edition` when the making itself changes."""

    cuts: tuple[Cut, ...]
    repertoire: tuple[tuple[int, int], ...] = REPERTOIRE
    web: tuple[tuple[int, int], ...] = WEB
    features: tuple[str, ...] = FEATURES
    edition: int = 3


_ROMAN = "fontpkg_source_serif_4/files/SourceSerif4[opsz,wght].ttf"
_ITALIC = "fontpkg_source_serif_4/files/SourceSerif4-Italic[opsz,wght].ttf"
RECIPE = Recipe(
    (
        Cut(SERIF, 400, "normal", _ROMAN, 11),
        Cut(SERIF, 400, "italic", _ITALIC, 11),
        Cut(SERIF, 600, "normal", _ROMAN, 11),
        Cut(SERIF, 600, "italic", _ITALIC, 11),
        Cut(SANS, 400, "normal", "fontpkg_source_sans_3/files/SourceSans3[wght].ttf"),
        Cut(SANS, 400, "italic", "fontpkg_source_sans_3/files/SourceSans3-Italic[wght].ttf"),
        Cut(SANS, 600, "normal", "fontpkg_source_sans_3/files/SourceSans3[wght].ttf"),
        Cut(DISPLAY, 600, "normal", _ROMAN, 28),
    )
)
