"""PNG files: their chunks, and the size of a plain one, read without an image library."""

from __future__ import annotations

import re
from collections.abc import Iterator
from struct import Struct
from typing import NamedTuple
from zlib import crc32

SIGNATURE = b"\x89PNG\r\n\x1a\n"
# PNG (Third Edition), 5.3: length, type, data, CRC of type and data.
LENGTH = Struct(">I")
ORDER = re.compile(rb"IHDR(PLTE(pHYs)?|pHYs(PLTE)?)?(IDAT)+IEND")
# PNG (Third Edition), 11.2: width, height, bit depth, colour type, compression, filter, interlace.
HEADER = Struct(">IIBBBBB")
DEPTHS = {0: {1, 2, 4, 8, 16}, 2: {8, 16}, 3: {1, 2, 4, 8}, 4: {8, 16}, 6: {8, 16}}
PHYSICAL = 9


class Chunk(NamedTuple):
    """A chunk's type, its content, and where in the file it ends."""

    kind: bytes
    content: bytes
    end: int


def size(data: bytes) -> tuple[int, int] | None:
    """Width and height in pixels, None for anything but a plain and undamaged PNG.

    Plain means no chunk but header, palette, resolution and pixels, and nothing after the end; a
    library tells of the others.
    """
    try:
        found = list(chunks(data))
    except ValueError:
        return None
    if found[-1].end < len(data) or not ORDER.fullmatch(b"".join(one.kind for one in found)):
        return None
    if any(one.kind == b"pHYs" and len(one.content) != PHYSICAL for one in found):
        return None
    if len(found[0].content) != HEADER.size:
        return None
    width, height, depth, colour, *methods = HEADER.unpack(found[0].content)
    known = depth in DEPTHS.get(colour, ()) and methods in ([0, 0, 0], [0, 0, 1])
    return (width, height) if width and height and known else None


def chunks(data: bytes) -> Iterator[Chunk]:
    """The chunks of a file up to its IEND; raises ValueError for one damaged or cut short."""
    position = len(SIGNATURE) if data.startswith(SIGNATURE) else len(data)
    while position + 12 <= len(data):
        (length,) = LENGTH.unpack_from(data, position)
        end = position + 8 + length
        named = data[position + 4 : end]
        if end + 4 > len(data) or crc32(named) != LENGTH.unpack_from(data, end)[0]:
            break
        position = end + 4
        yield Chunk(named[:4], named[4:], position)
        if named == b"IEND":
            return
    msg = "a PNG file damaged or without an end"
    raise ValueError(msg)
