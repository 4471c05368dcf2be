"""PNG files chunk by chunk: which of them a file is published with no library tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from struct import Struct
from typing import NamedTuple
from zlib import crc32, decompressobj
from zlib import error as zlib_error

SIGNATURE = b"\x89PNG\r\n\x1a\n"
# PNG (Third Edition), 5.3: length, type, data, CRC of type and data.
LENGTH = Struct(">I")
# PNG (Third Edition), 11.2: width, height, bit depth, colour type, compression, filter, interlace.
HEADER = Struct(">IIBBBBB")
DEPTHS = {0: {1, 2, 4, 8, 16}, 2: {8, 16}, 3: {1, 2, 4, 8}, 4: {8, 16}, 6: {8, 16}}
INDEXED = 3
CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
# Adam7: where each pass begins, and how far apart its pixels are (PNG, 8.1).
PASSES = (
    *((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4)),
    *((0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)),
)
PIECE = 1 << 20


class Chunk(NamedTuple):
    """A chunk's type, its content, and where in the file it ends."""

    kind: bytes
    content: bytes
    end: int


def indices(data: bytes) -> frozenset[int] | None:
    """Which colours of its palette a plain PNG uses, None where it cannot be told easily."""
    found = list(chunks(data))
    header = found[0].content
    width, _height, depth, colour, *_methods, laced = HEADER.unpack(header)
    if (depth, colour, laced) != (8, INDEXED, 0):
        return None
    expander, stride, total = decompressobj(), width + 1, 0
    used: set[int] = set()
    waiting = b"".join(one.content for one in found if one.kind == b"IDAT")
    while piece := expander.decompress(waiting, PIECE):
        waiting = expander.unconsumed_tail
        if any(piece[-total % stride :: stride]):
            return None
        new = piece.translate(None, bytes(used))
        used.update(index for index in range(256) if index in new)
        total += len(piece)
    return frozenset(used)


def known(header: bytes) -> bool:
    """Whether a header is one that PNG knows."""
    if len(header) != HEADER.size:
        return False
    width, height, depth, colour, *methods = HEADER.unpack(header)
    sound = depth in DEPTHS.get(colour, ()) and methods in ([0, 0, 0], [0, 0, 1])
    return bool(width and height and sound)


def expected(header: bytes) -> int:
    """How many bytes the rows of a picture are, each led by its filter."""
    width, height, depth, colour, _packing, _filter, laced = HEADER.unpack(header)
    bits = depth * CHANNELS[colour]
    total = 0
    for left, top, across, down in PASSES if laced else ((0, 0, 1, 1),):
        columns, rows = -((left - width) // across), -((top - height) // down)
        if columns > 0 and rows > 0:
            total += rows * (1 + (columns * bits + 7) // 8)
    return total


def whole(pieces: Sequence[bytes], size: int) -> bool:
    """Whether compressed pieces hold just so many bytes, and end there."""
    expander = decompressobj()
    total = 0
    for number, piece in enumerate(pieces):
        waiting = piece
        while waiting and not expander.eof:
            try:
                total += len(expander.decompress(waiting, PIECE))
            except zlib_error:
                return False
            waiting = expander.unconsumed_tail
            if total > size:
                return False
        if expander.eof:
            rest = b"".join((expander.unused_data, *pieces[number + 1 :]))
            return total == size and not rest
    return False


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
