"""Strips: a large JPEG put together of strips that were encoded one after the other."""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Iterable, Mapping
from typing import Any

from casegen.case.figures.metadata.parts import PREFIX, SCAN

# The marks between rows of blocks that are encoded each by itself (ITU-T T.81, B.2.1).
RESTART, MARKS = 0xD0, 8
MARK = re.compile(rb"\xff[\xd0-\xd7]")
FRAMES = frozenset({0xC0, 0xC1})
END = b"\xff\xd9"


def joined(strips: Iterable[Any], how: Mapping[str, Any]) -> bytes:
    """One JPEG of strips, each but the last a whole number of rows of blocks high.

    Each row of blocks is encoded by itself, so that those of one strip can follow on another's.
    """
    head, rows, height = b"", [], 0
    for strip in strips:
        encoded = io.BytesIO()
        strip.save(encoded, "JPEG", restart_marker_rows=1, **how)
        own, scan = parted(encoded.getvalue())
        head = head or own
        rows += MARK.split(scan)
        height += strip.height
    marks = (bytes((PREFIX, RESTART + number % MARKS)) for number in range(len(rows)))
    body = b"".join(part for pair in zip(rows, marks, strict=True) for part in pair)
    return tall(head, height) + body[:-2] + END


def parted(data: bytes) -> tuple[bytes, bytes]:
    """A JPEG's head up to its one scan, and the scan's own bytes."""
    at = 2
    while data[at + 1] != SCAN:
        at += 2 + int.from_bytes(data[at + 2 : at + 4])
    at += 2 + int.from_bytes(data[at + 2 : at + 4])
    return data[:at], data[at:].removesuffix(END)


def tall(head: bytes, height: int) -> bytes:
    """The head of a picture that is so many pixels high."""
    at = 2
    while head[at + 1] not in FRAMES:
        at += 2 + int.from_bytes(head[at + 2 : at + 4])
    return head[: at + 5] + struct.pack(">H", height) + head[at + 7 :]
