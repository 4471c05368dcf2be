"""PNG data: what a PNG file holds, and whether a PDF can hold its pixels just as they are."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

SIGNATURE = b"\x89PNG\r\n\x1a\n"
GREY, RGB, INDEXED = 0, 2, 3
FILTERS = 4
PIECE = 1 << 20


@dataclass
class Png:
    """A PNG's header, palette and compressed rows; `colour` is one of PNG's colour types."""

    width: int = 0
    height: int = 0
    depth: int = 0
    colour: int = -1
    interlaced: bool = False
    transparent: bool = False
    palette: bytes = b""
    rows: list[bytes] = field(default_factory=list)

    @property
    def channels(self) -> int:
        """How many numbers a pixel has."""
        return 3 if self.colour == RGB else 1


def png(data: bytes) -> Png | None:
    """The PNG in a file whose rows a PDF can hold as they are; None where it cannot.

    Those are rows in order, in grey, RGB or of a palette, without transparency, and whole.
    Source: PNG (W3C 2003), 11; ISO 32000-1, 7.4.4.4 (predictors).
    """
    found = Png()
    for kind, body in chunks(data):
        if kind == b"IHDR" and len(body) == 13:  # noqa: PLR2004 - PNG 11.2.2
            found.width, found.height = (int.from_bytes(body[at : at + 4]) for at in (0, 4))
            found.depth, found.colour, found.interlaced = body[8], body[9], bool(body[12])
        elif kind == b"PLTE":
            found.palette = body
        elif kind == b"tRNS":
            found.transparent = True
        elif kind == b"IDAT":
            found.rows.append(body)
    plain = found.colour in {GREY, RGB, INDEXED} and not found.interlaced and not found.transparent
    coloured = found.colour != INDEXED or (found.palette and len(found.palette) % 3 == 0)
    return found if plain and coloured and whole(found) else None


def chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The chunks of a PNG file: their kinds and contents."""
    at = len(SIGNATURE) if data.startswith(SIGNATURE) else len(data)
    while at + 8 <= len(data):
        length = int.from_bytes(data[at : at + 4])
        yield data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        at += length + 12


def whole(image: Png) -> bool:
    """Whether the compressed rows are just the pixels, each row led by a filter PNG knows."""
    stride = (image.width * image.channels * image.depth + 7) // 8 + 1
    expander = zlib.decompressobj()
    size = 0
    waiting = b"".join(image.rows)
    try:
        while not expander.eof:
            piece = expander.decompress(waiting, PIECE)
            waiting = expander.unconsumed_tail
            if not piece and not expander.eof:
                return False
            if max(piece[-size % stride :: stride], default=0) > FILTERS:
                return False
            size += len(piece)
            if size > stride * image.height:
                return False
    except zlib.error:
        return False
    return size == stride * image.height and not expander.unused_data
