"""Colour profiles: kept for their colours, their names and makers left out."""

from __future__ import annotations

import struct

from casegen.case.figures.metadata.tags import exact

HEAD = 128
# Source: ICC.1:2022, 9.2: the tags that decide the colours of a picture that is shown: a matrix and
# curves, or else tables from the device's colours to those that are measured.
MATRIX = frozenset({b"rXYZ", b"gXYZ", b"bXYZ", b"rTRC", b"gTRC", b"bTRC"})
CURVES = frozenset({b"rTRC", b"gTRC", b"bTRC", b"kTRC"})
COLOURS = MATRIX | CURVES | {b"wtpt", b"bkpt", b"chad"}
TABLES = frozenset({b"A2B0", b"A2B1", b"A2B2"})
MOST_TAGS = 100
# A profile must have a name and a copyright.
NAME = "RGB"
YEAR_2000 = struct.pack(">6H", 2000, 1, 1, 0, 0, 0)
VERSION_4 = 4
# The light that all profiles are measured under (ICC.1:2022, 7.2.16).
D50 = bytes.fromhex("0000f6d6000100000000d32d")


def neutral(profile: bytes) -> bytes | None:
    """The profile with nothing but its colours; None for sRGB, which needs none, or for a ruin."""
    try:
        found = read(profile)
        kept = COLOURS if found.keys() >= MATRIX or b"kTRC" in found else COLOURS | TABLES
        tags = {name: exact(data) for name, data in found.items() if name in kept}
    except (ValueError, struct.error, IndexError):
        return None
    named = found.get(b"desc", b"").replace(b"\0", b"")
    if not tags or b"sRGB" in named or profile[36:40] != b"acsp":
        return None
    return written(profile[:HEAD], tags)


def is_srgb(profile: bytes) -> bool:
    """Whether a profile calls itself sRGB."""
    try:
        return b"sRGB" in read(profile).get(b"desc", b"").replace(b"\0", b"")
    except (ValueError, struct.error):
        return False


def read(profile: bytes) -> dict[bytes, bytes]:
    """The tags of a profile; raises ValueError or struct.error where there are none."""
    (count,) = struct.unpack_from(">I", profile, HEAD)
    if count > MOST_TAGS:
        msg = "a profile of too many tags"
        raise ValueError(msg)
    tags = {}
    for index in range(count):
        name, start, size = struct.unpack_from(">4sII", profile, HEAD + 4 + 12 * index)
        if start < HEAD or start + size > len(profile):
            msg = "a tag outside its profile"
            raise ValueError(msg)
        tags[name] = profile[start : start + size]
    return tags


def written(head: bytes, tags: dict[bytes, bytes]) -> bytes:
    """A profile of these tags; of the old head only what decides colours."""
    text = localized if head[8] >= VERSION_4 else plain
    tags = {b"desc": description() if text is plain else text(), b"cprt": text(), **tags}
    start = HEAD + 4 + 12 * len(tags)
    table, body = struct.pack(">I", len(tags)), b""
    for name, data in tags.items():
        table += struct.pack(">4sII", name, start + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    size = struct.pack(">I", start + len(body))
    kept = head[8:24] + YEAR_2000 + b"acsp" + bytes(28) + head[64:68] + D50
    return (size + bytes(4) + kept).ljust(HEAD, b"\0") + table + body


def plain() -> bytes:
    """A text of version 2."""
    return b"text" + bytes(4) + NAME.encode() + b"\0"


def description() -> bytes:
    """A name of version 2: in ASCII, without the two other scripts it may have."""
    name = NAME.encode() + b"\0"
    return b"desc" + bytes(4) + struct.pack(">I", len(name)) + name + bytes(4 + 4 + 2 + 1 + 67)


def localized() -> bytes:
    """A text of version 4."""
    name = NAME.encode("utf-16-be")
    return b"mluc" + bytes(4) + struct.pack(">II4sII", 1, 12, b"enUS", len(name), 28) + name
