"""The size of a plain PNG file that is whole, read without an image library."""

from __future__ import annotations

import re
from collections.abc import Iterator
from struct import Struct
from zlib import crc32

SIGNATURE = b"\x89PNG\r\n\x1a\n"
# PNG (Third Edition), 5.3: length, type, data, CRC of type and data.
LENGTH = Struct(">I")
ORDER = re.compile(rb"IHDR(PLTE(pHYs)?|pHYs(PLTE)?)?(IDAT)+IEND")
# PNG (Third Edition), 11.2: width, height, bit depth, colour type, compression, filter, interlace.
HEADER = Struct(">IIBBBBB")
DEPTHS = {0: {1, 2, 4, 8, 16}, 2: {8, 16}, 3: {1, 2, 4, 8}, 4: {8, 16}, 6: {8, 16}}
PHYSICAL = 9


def size(data: bytes) -> tuple[int, int] | None:
    """Width and height in pixels, None for anything but a plain and undamaged PNG.

    Plain means no chunk but header, palette, resolution and pixels; a library tells of the others.
    """
    found = list(chunks(data))
    if not ORDER.fullmatch(b"".join(kind for kind, _content in found)):
        return None
    if any(kind == b"pHYs" and len(content) != PHYSICAL for kind, content in found):
        return None
    if len(found[0][1]) != HEADER.size:
        return None
    width, height, depth, colour, *methods = HEADER.unpack(found[0][1])
    known = depth in DEPTHS.get(colour, ()) and methods in ([0, 0, 0], [0, 0, 1])
    return (width, height) if width and height and known else None


def chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The types and contents of the chunks, up to one that is damaged or cut short."""
    position = len(SIGNATURE) if data.startswith(SIGNATURE) else len(data)
    while position + 12 <= len(data):
        (length,) = LENGTH.unpack_from(data, position)
        end = position + 8 + length
        named = data[position + 4 : end]
        if end + 4 > len(data) or crc32(named) != LENGTH.unpack_from(data, end)[0]:
            return
        yield named[:4], named[4:]
        position = end + 4
