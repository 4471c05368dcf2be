"""PNG data: what a PNG file holds, and whether a PDF can hold its pixels just as they are."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field

from casegen.case.figures.png import HEADER, chunks

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
    Raises ValueError for a damaged file.
    Source: PNG (W3C 2003), 11; ISO 32000-1, 7.4.4.4 (predictors).
    """
    found = Png()
    for kind, body, _end in chunks(data):
        if kind == b"IHDR" and len(body) == HEADER.size:
            found.width, found.height, found.depth, found.colour, *methods = HEADER.unpack(body)
            found.interlaced = any(methods)
        elif kind == b"PLTE":
            found.palette = body
        elif kind == b"tRNS":
            found.transparent = True
        elif kind == b"IDAT":
            found.rows.append(body)
    plain = found.colour in {GREY, RGB, INDEXED} and not found.interlaced and not found.transparent
    coloured = found.colour != INDEXED or (found.palette and len(found.palette) % 3 == 0)
    return found if plain and coloured and whole(found) else None


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
