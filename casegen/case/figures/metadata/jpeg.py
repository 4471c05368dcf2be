"""JPEG: the segments that decoding needs, and no other."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

from casegen.case.figures.metadata.icc import is_srgb, neutral
from casegen.case.figures.metadata.parts import PREFIX, SCAN, Parts, segment
from casegen.case.figures.metadata.remains import Remains

START, END, COMMENT = 0xD8, 0xD9, 0xFE
APP0, APP2, APP14 = 0xE0, 0xE2, 0xEE
BARE = {0x01, *range(0xD0, 0xD8)}
APPLICATION = range(0xE0, 0xF0)
# What ends a scan: a marker that is neither a stuffed byte nor a restart.
MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
VERSION = b"\1\1"
UNITS = struct.Struct(">BHH")
DENSEST = 20_000
JFIF, ADOBE = b"JFIF\0", b"Adobe"
# Adobe's version, and two sets of flags that no decoder reads.
PLAIN = b"\0\x64\0\0\0\0"
PROFILE = b"ICC_PROFILE\0"
MOST_OF_A_PROFILE = 65_519
DROPPED = {
    b"http://ns.adobe.com/xap/": "xmp",
    b"http://ns.adobe.com/xmp/": "xmp",
    b"Photoshop 3.0\0": "iptc",
    b"MPF\0": "frames",
    b"JFXX\0": "thumbnail",
}


def jpeg(data: bytes, remains: Remains) -> bytes:
    """A JPEG file without metadata; raises ValueError where its segments do not fit together."""
    head: dict[int, bytes] = {}
    parts = Parts()
    profile: dict[int, bytes] = {}
    for marker, payload, scan in segments(data, remains):
        if marker in head:
            drop(marker, payload, remains)
        elif marker == APP0 and payload.startswith(JFIF):
            # Its last two bytes before a thumbnail are the thumbnail's size.
            if payload[14:]:
                remains.note("thumbnail", payload[14:])
            head[marker] = segment(marker, JFIF + density(payload[7:12]) + bytes(2))
        elif marker == APP14 and payload.startswith(ADOBE):
            if payload[12:]:
                remains.note("other", payload)
            head[marker] = segment(marker, ADOBE + PLAIN + payload[11:12])
        elif marker == APP2 and payload.startswith(PROFILE):
            profile[payload[12] if len(payload) > len(PROFILE) else 0] = payload[14:]
        elif marker in APPLICATION or marker == COMMENT:
            drop(marker, payload, remains)
        else:
            parts.add(marker, payload, scan)
    body = parts.whole()
    remains.surplus(*parts.surplus)
    own = colours(b"".join(profile[part] for part in sorted(profile)), remains) if profile else ()
    return b"".join([bytes((PREFIX, START)), *head.values(), *own, body, bytes((PREFIX, END))])


def segments(data: bytes, remains: Remains) -> Iterator[tuple[int, bytes, bytes]]:
    """The segments between the file's start and its end: marker, payload, and a scan's bytes."""
    at = 2
    while (marker := marked(data, at)) != END:
        if marker == PREFIX or marker in BARE:
            at += 1 if marker == PREFIX else 2
            continue
        length = int.from_bytes(data[at + 2 : at + 4])
        end = at + 2 + length
        if length < len("ff") or end > len(data):
            msg = "a segment longer than its file"
            raise ValueError(msg)
        payload, at = data[at + 4 : end], end
        if marker == SCAN:
            found = MARKER.search(data, end)
            at = found.start() if found else len(data)
        yield marker, payload, data[end:at]
    after = data[at + 2 :]
    if after.strip(b"\0"):
        remains.note("trailing", after)


def marked(data: bytes, at: int) -> int:
    """The marker at a place; raises ValueError where there is none, as in a file cut short."""
    if data[at : at + 1] != bytes((PREFIX,)) or at + 1 == len(data):
        msg = "a JPEG file without an end"
        raise ValueError(msg)
    return data[at + 1]


def density(said: bytes) -> bytes:
    """How many dots lie on an inch or a centimetre, where it is said in a way that can be."""
    unit, across, down = UNITS.unpack(said) if len(said) == UNITS.size else (0, 1, 1)
    if unit > 2 or not (0 < across <= DENSEST and 0 < down <= DENSEST):  # noqa: PLR2004 - JFIF's
        unit, across, down = 0, 1, 1
    return VERSION + UNITS.pack(unit, across, down)


def drop(marker: int, payload: bytes, remains: Remains) -> None:
    """Note a segment that is left out."""
    if payload.startswith(b"Exif\0"):
        remains.note_exif(payload[6:])
        return
    kinds = (kind for start, kind in DROPPED.items() if payload.startswith(start))
    remains.note(next(kinds, "comment" if marker == COMMENT else "other"), payload)


def colours(profile: bytes, remains: Remains) -> Iterator[bytes]:
    """The segments of a profile without names; none for sRGB."""
    if not is_srgb(profile):
        remains.note("profile", profile)
    clean = neutral(profile) or b""
    parts = [clean[i : i + MOST_OF_A_PROFILE] for i in range(0, len(clean), MOST_OF_A_PROFILE)]
    for number, part in enumerate(parts, 1):
        yield segment(APP2, PROFILE + bytes((number, len(parts))) + part)
