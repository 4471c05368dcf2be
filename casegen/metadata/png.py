"""PNG: the chunks that decoding and showing need, and no other."""

from __future__ import annotations

import struct
import zlib

from casegen.metadata.icc import is_srgb, neutral
from casegen.metadata.remains import Remains
from casegen.png import SIGNATURE, chunks

# Source: PNG 3rd edition, 11.2 and 11.3: what decoding needs, and what decides how it looks.
SHOWN = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"cICP"}
SHOWN |= {b"sBIT", b"pHYs"}
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
    pieces = [SIGNATURE]
    tinted = False
    found = list(chunks(data))
    for name, body, _end in found:
        if name in SHOWN:
            tinted = tinted or name in {b"sRGB", b"cICP"}
            pieces.append(chunk(name, body))
        elif name == b"iCCP":
            if not tinted:
                pieces.append(profile(body, remains))
            tinted = True
        elif name in TEXTS:
            text(name, body, remains)
        elif name == b"eXIf":
            remains.note_exif(body)
        else:
            remains.note(KINDS.get(name, "other"), body)
    after = data[found[-1].end :]
    if after:
        remains.note("trailing", after)
    return b"".join(pieces)


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
