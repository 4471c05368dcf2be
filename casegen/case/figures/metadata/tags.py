"""Tags of colour profiles, each as long as its own words say and no longer."""

from __future__ import annotations

import struct
from collections.abc import Iterator

XYZ, CHAD = 20, 44
# How many numbers a parametric curve has, by its kind (ICC.1:2022, 10.18).
PARAMETERS = (1, 3, 4, 5, 7)
SHORT, BYTE = 2, 1


def exact(tag: bytes) -> bytes:
    """A tag without what lies beyond its content; raises ValueError for a kind it cannot tell."""
    kind = tag[:4]
    if kind in {b"XYZ ", b"sf32"}:
        size = XYZ if kind == b"XYZ " else CHAD
    elif kind in {b"curv", b"para"}:
        size = curve(tag, 0)
    elif kind in {b"mft1", b"mft2"}:
        size = table(tag)
    elif kind == b"mAB ":
        return elements(tag)
    else:
        raise ValueError(kind)
    if len(tag) < size:
        raise ValueError(kind)
    return kind + bytes(4) + tag[8:size]


def curve(tag: bytes, at: int) -> int:
    """The size of a curve in a tag; raises ValueError."""
    if tag[at : at + 4] == b"curv":
        return 12 + SHORT * int(struct.unpack_from(">I", tag, at + 8)[0])
    if tag[at : at + 4] == b"para":
        return 12 + 4 * PARAMETERS[struct.unpack_from(">H", tag, at + 8)[0]]
    raise ValueError(tag[at : at + 4])


def table(tag: bytes) -> int:
    """The size of a table of colours."""
    into, out, points = tag[8:11]
    if tag[:4] == b"mft1":
        return int(48 + 256 * into + out * points**into + 256 * out)
    first, last = struct.unpack_from(">HH", tag, 48)
    return int(52 + SHORT * (first * into + out * points**into + last * out))


def elements(tag: bytes) -> bytes:
    """A table of several steps, with nothing between them."""
    made = bytearray(len(tag))
    made[:32] = tag[:4] + bytes(4) + tag[8:10] + bytes(2) + tag[12:32]
    end = 32
    for start, size in steps(tag):
        if start < 32 or start + size > len(tag):  # noqa: PLR2004 - the head of the tag
            raise ValueError(tag[:4])
        made[start : start + size] = tag[start : start + size]
        end = max(end, start + size)
    return bytes(made[:end])


def steps(tag: bytes) -> Iterator[tuple[int, int]]:
    """Where each step of a table is, and how long."""
    into, out = tag[8:10]
    after, matrix, middle, colours, before = struct.unpack_from(">5I", tag, 12)
    for start, count in ((after, out), (middle, out), (before, into)):
        at = start
        for _number in range(count if start else 0):
            size = curve(tag, at)
            yield at, size
            at += size + -size % 4
    if matrix:
        yield matrix, 48
    if colours:
        whole = out
        for points in tag[colours : colours + into]:
            whole *= points
        width = BYTE if tag[colours + 16] == BYTE else SHORT
        yield colours, 20 + width * whole
