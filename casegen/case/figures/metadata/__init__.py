"""Metadata of images: what a picture's file says beside the picture is left out of every output.

By hand, since image libraries leave it out by encoding the picture anew, which changes it.
"""

from __future__ import annotations

from dataclasses import dataclass

from casegen.case.figures.metadata.jpeg import jpeg
from casegen.case.figures.metadata.png import png
from casegen.case.figures.metadata.remains import Remains
from casegen.case.figures.metadata.upright import upright

# From here on, EXIF's orientations lay the picture on its side.
LYING = 5
READERS = {"PNG": png, "JPEG": jpeg, "MPO": jpeg}


@dataclass(frozen=True)
class Stripped:
    """An image's bytes without metadata, and the kinds of what was left out.

    The pixels are the file's own, untouched, unless the file says that they do not stand upright;
    `turned` tells that width and height changed places.
    """

    data: bytes
    removed: tuple[str, ...]
    turned: bool = False


def stripped(data: bytes, kind: str) -> Stripped:
    """A PNG, JPEG or MPO image without its metadata; raises ValueError where it is damaged."""
    remains = Remains()
    clean = READERS[kind](data, remains)
    if remains.orientation > 1:
        clean = upright(clean, remains.orientation)
        remains.kinds.add("orientation")
    return Stripped(clean, tuple(sorted(remains.kinds)), remains.orientation >= LYING)
