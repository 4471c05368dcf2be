"""Cutting: a static face of some characters, taken from a font by HarfBuzz."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from casegen.style.fonts.recipe import Cut

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont
    from uharfbuzz import Face, SubsetInput

Ranges = Iterable[tuple[int, int]]

# Version, licence and its address are kept; the other names are written anew.
NAMES = (0, 5, 13, 14)
DROPPED = ("BASE", "DSIG", "STAT", "VORG")


@dataclass(frozen=True)
class Cutting:
    """A face as the bytes of a font file, and the code points it holds."""

    data: bytes
    codes: frozenset[int]


def cut_out(cut: Cut, ranges: Ranges, features: Iterable[str] | None = None) -> Cutting:
    """Cut a face with what its source has of the characters; all usual features unless given."""
    # Neither is quick to import, and both are needed only where something is cut.
    from fontTools.ttLib import TTFont

    face = source(cut.source)
    wanted = _wanted(ranges)
    wanted.drop_table_tag_set.update(map(tag, DROPPED))
    wanted.name_id_set.clear()
    wanted.name_id_set.update(NAMES)
    if features is not None:
        wanted.layout_feature_tag_set.clear()
        wanted.layout_feature_tag_set.update(map(tag, features))
    wanted.pin_all_axes_to_default(face)
    for name, value in cut.axes:
        wanted.pin_axis_location(face, name, value)
    cutting = wanted.subset(face)
    font = TTFont(BytesIO(cutting.blob.data), lazy=True, recalcTimestamp=False, recalcBBoxes=False)
    _name(font, cut)
    return Cutting(_saved(font), frozenset(cutting.unicodes))


def part_of(data: bytes, ranges: Ranges) -> Cutting:
    """Cut from a face that was cut before what it has of the characters, and all their features."""
    from uharfbuzz import Blob, Face

    wanted = _wanted(ranges)
    for whole in (wanted.layout_feature_tag_set, wanted.name_id_set):
        whole.clear()
        whole.invert()
    cutting = wanted.subset(Face(Blob(data)))
    return Cutting(cutting.blob.data, frozenset(cutting.unicodes))


def packed(data: bytes) -> bytes:
    """The font as WOFF2."""
    from fontTools.ttLib import TTFont

    font = TTFont(BytesIO(data), recalcTimestamp=False, recalcBBoxes=False)
    font.flavor = "woff2"
    return _saved(font)


@cache
def source(name: str) -> Face:
    """A font of an installed package, opened once."""
    from uharfbuzz import Blob, Face

    return Face(Blob.from_file_path(str(source_file(name))))


def source_file(name: str) -> Path:
    """Where a font of an installed package is."""
    package, _, inside = name.partition("/")
    return Path(str(resources.files(package) / inside))


def tag(name: str) -> int:
    """A tag of four letters as the number that HarfBuzz's sets hold."""
    return int.from_bytes(name.encode("ascii"), "big")


def _wanted(ranges: Ranges) -> SubsetInput:
    from uharfbuzz import SubsetFlags, SubsetInput

    wanted = SubsetInput()
    for first, last in ranges:
        wanted.unicode_set.add_range(first, last)
    # Where outlines overlap, viewers are told to fill them as one; glyphs of a font that numbers
    # them by character set are numbered as PDF does, in order.
    wanted.flags |= SubsetFlags.SET_OVERLAPS_FLAG | SubsetFlags.CFF_IDENTITY_CHARSET
    return wanted


def _saved(font: TTFont) -> bytes:
    file = BytesIO()
    font.save(file)
    return file.getvalue()


def _name(font: TTFont, cut: Cut) -> None:
    """Record the names and style bits by which fontconfig tells the faces apart."""
    names = {1: cut.family, 2: cut.style_name, 3: f"casegen;{cut.postscript_name}",
             4: f"{cut.family} {cut.style_name}", 6: cut.postscript_name}  # fmt: skip
    for name_id, text in names.items():
        font["name"].setName(text, name_id, 3, 1, 0x409)
    italic = cut.style == "italic"
    font["OS/2"].usWeightClass = cut.weight
    # Bit 0 is italic, bit 5 bold, bit 6 regular; no face here is bold, the heaviest is SemiBold.
    upright = 0b1000000 if cut.style_name == "Regular" else 0
    font["OS/2"].fsSelection = font["OS/2"].fsSelection & ~0b1100001 | upright | italic
    font["head"].macStyle = 0b10 if italic else 0
