"""PNG: the chunks that decoding and showing need, and no other."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator, Sequence

from casegen.case.figures.metadata.icc import is_srgb, neutral
from casegen.case.figures.metadata.remains import Remains
from casegen.case.figures.png import (
    HEADER,
    INDEXED,
    PIECE,
    SIGNATURE,
    Chunk,
    chunks,
    expected,
    indices,
    known,
    whole,
)

GREY, RGB = 0, 2
COLOUR = 9
MOST_COLOURS = 256
# Chunks that are read, or say nothing that is shown and no more than programs always write.
READ = frozenset({b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"iCCP", b"bKGD", b"sBIT", b"hIST"})

# Source: PNG 3rd edition, 11.3: what decides how a picture looks, and how long each may be.
SHOWN = {b"gAMA": 4, b"cHRM": 32, b"sRGB": 1, b"cICP": 4, b"pHYs": 9}
# The colour types with a colour that stands for none: how long it is.
CLEAR = {GREY: 2, RGB: 6}
KINDS = {
    b"tIME": "time",
    b"acTL": "frames",
    b"fcTL": "frames",
    b"fdAT": "frames",
}
TEXTS = {b"tEXt", b"zTXt", b"iTXt"}
# The rendering intent of a picture that profile left out: perceptual.
PERCEPTUAL = b"\0"
MOST_TEXT = 1_000_000


def png(data: bytes, remains: Remains) -> bytes:
    """A PNG file without metadata; raises ValueError where a chunk is damaged."""
    found = list(chunks(data))
    header = found[0].content[: HEADER.size]
    if not known(header):
        msg = "a PNG file without a header that is known"
        raise ValueError(msg)
    remains.surplus(found[0].content[HEADER.size :], found[-1].content)
    if after := data[found[-1].end :]:
        remains.note("trailing", after)
    looks = {name: body for name, body, _end in reversed(found) if name in SHOWN}
    shown = [*profiles(found, looks, remains)]
    for name, body in looks.items():
        remains.surplus(body[SHOWN[name] :])
        if len(body) >= SHOWN[name]:
            shown.append(chunk(name, body[: SHOWN[name]]))
    shown += colours(data, header[COLOUR], found, remains)
    for name, body, _end in found:
        left_out(name, body, remains)
    rows = pixels([one.content for one in found if one.kind == b"IDAT"], expected(header), remains)
    ends = chunk(b"IEND", b"")
    return b"".join([SIGNATURE, chunk(b"IHDR", header), *shown, *rows, ends])


def profiles(
    found: Sequence[Chunk], looks: dict[bytes, bytes], remains: Remains
) -> Iterator[bytes]:
    """The colour profile of a picture that says nothing else of its colours."""
    own = [one.content for one in found if one.kind == b"iCCP"]
    if own and not looks.keys() & {b"sRGB", b"cICP"}:
        yield profile(own[0], remains)
        own = own[1:]
    for more in own:
        remains.note("profile", more)


def colours(data: bytes, colour: int, found: Sequence[Chunk], remains: Remains) -> Iterator[bytes]:
    """The palette that a picture uses, and what of it is clear."""
    first = {one.kind: one.content for one in reversed(found)}
    palette, clear = first.get(b"PLTE", b""), first.get(b"tRNS", b"")
    if colour == INDEXED:
        count = min(len(palette) // 3, MOST_COLOURS)
        remains.surplus(palette[3 * count :], clear[count:])
        used = used_of(data)
        count = min(count, max(used, default=0) + 1)
        kept = (palette[3 * n : 3 * n + 3] if n in used else bytes(3) for n in range(count))
        yield chunk(b"PLTE", b"".join(kept))
        if clear:
            shades = zip(range(count), clear, strict=False)
            yield chunk(b"tRNS", bytes(one if n in used else 0xFF for n, one in shades))
    else:
        remains.surplus(clear[CLEAR.get(colour, 0) :])
        if clear and colour in CLEAR:
            yield chunk(b"tRNS", clear[: CLEAR[colour]])


def used_of(data: bytes) -> frozenset[int]:
    """Which colours of its palette a picture uses."""
    found = indices(data)
    if found is not None:
        return found
    from PIL import Image

    with Image.open(io.BytesIO(data), formats=("PNG",)) as image:
        return frozenset(at for at, count in enumerate(image.histogram()) if count)


def pixels(pieces: list[bytes], size: int, remains: Remains) -> Iterator[bytes]:
    """The compressed rows of a picture, as they are if that is just what they hold."""
    if whole(pieces, size):
        yield from (chunk(b"IDAT", piece) for piece in pieces)
        return
    expander, packer = zlib.decompressobj(), zlib.compressobj(6)
    waiting, packed, left = b"".join(pieces), [], size
    try:
        while left and (piece := expander.decompress(waiting, min(left, PIECE))):
            packed.append(packer.compress(piece))
            waiting, left = expander.unconsumed_tail, left - len(piece)
    except zlib.error:
        left = size
    if left:
        msg = "rows that are not whole"
        raise ValueError(msg)
    remains.note("trailing", waiting + expander.unused_data)
    yield chunk(b"IDAT", b"".join((*packed, packer.flush())))


def left_out(name: bytes, body: bytes, remains: Remains) -> None:
    """Note a chunk that is left out."""
    if name in TEXTS:
        text(name, body, remains)
    elif name == b"eXIf":
        remains.note_exif(body)
    elif name not in READ | SHOWN.keys():
        remains.note(KINDS.get(name, "other"), body)


def chunk(name: bytes, body: bytes) -> bytes:
    """A chunk with its length and its checksum."""
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def profile(body: bytes, remains: Remains) -> bytes:
    """A colour profile without names, or the mark for sRGB in its place."""
    _name, _zero, packed = body.partition(b"\0")
    whole = inflated(packed[1:])
    if not is_srgb(whole):
        remains.note("profile", whole)
    clean = neutral(whole)
    if clean is None:
        return chunk(b"sRGB", PERCEPTUAL)
    return chunk(b"iCCP", b"icc\0\0" + zlib.compress(clean, 9))


def text(name: bytes, body: bytes, remains: Remains) -> None:
    """Note a text: what programs that know no better put there counts as what it is."""
    keyword, _zero, rest = body.partition(b"\0")
    if name == b"zTXt":
        rest = inflated(rest[1:])
    elif name == b"iTXt" and rest[:1] == b"\1":
        rest = inflated(rest[2:].split(b"\0", 2)[-1])
    if keyword.startswith(b"Raw profile type"):
        raw(keyword.lower(), rest, remains)
    elif keyword == b"XML:com.adobe.xmp":
        remains.note("xmp", rest)
    else:
        remains.note("text", keyword + b" " + rest)


def raw(keyword: bytes, rest: bytes, remains: Remains) -> None:
    """Note a block of another format that stands in a text as hexadecimal figures."""
    figures = b"".join(rest.split()[2:])
    try:
        block = bytes.fromhex(figures.decode("ascii"))
    except ValueError:
        block = rest
    if b"exif" in keyword or b"app1" in keyword:
        remains.note_exif(block.removeprefix(b"Exif\0\0"))
    else:
        remains.note("iptc" if b"iptc" in keyword or b"8bim" in keyword else "other", block)


def inflated(packed: bytes) -> bytes:
    """What a compressed text or profile holds, as far as anyone would read."""
    try:
        return zlib.decompressobj().decompress(packed, MOST_TEXT)
    except zlib.error:
        return b""
