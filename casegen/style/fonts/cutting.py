"""Cutting: a static face of some characters, taken from a font by HarfBuzz."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from casegen.style.fonts.recipe import FEATURES, Cut

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont
    from uharfbuzz import Face

# Version, licence and its address are kept; the other names are written anew.
NAMES = (0, 5, 13, 14)
DROPPED = ("BASE", "DSIG", "STAT")


@dataclass(frozen=True)
class Cutting:
    """A face as the bytes of a font file, and the code points it holds."""

    data: bytes
    codes: frozenset[int]


def cut_out(cut: Cut, codes: Iterable[int], features: Iterable[str] | None = FEATURES) -> Cutting:
    """Cut a face that holds what its source has of `codes`; without `features`, with all usual."""
    # Neither is quick to import, and both are needed only where something is cut.
    import uharfbuzz as harfbuzz
    from fontTools.ttLib import TTFont

    face = source(cut.source)
    wanted = harfbuzz.SubsetInput()
    wanted.unicode_set.update(codes)
    wanted.drop_table_tag_set.update(map(tag, DROPPED))
    wanted.name_id_set.clear()
    wanted.name_id_set.update(NAMES)
    if features is not None:
        wanted.layout_feature_tag_set.clear()
        wanted.layout_feature_tag_set.update(map(tag, features))
    # Where outlines of a variable font overlap, viewers are told to fill them as one.
    wanted.flags |= harfbuzz.SubsetFlags.SET_OVERLAPS_FLAG
    for axis in face.axis_infos:
        wanted.pin_axis_to_default(face, axis.tag)
    for name, value in cut.axes:
        wanted.pin_axis_location(face, name, value)
    cutting = wanted.subset(face)
    font = TTFont(BytesIO(cutting.blob.data), lazy=True, recalcTimestamp=False, recalcBBoxes=False)
    _name(font, cut)
    return Cutting(_saved(font), frozenset(cutting.unicodes))


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
