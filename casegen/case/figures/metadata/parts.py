"""JPEG: what each segment that decoding needs may hold, and nothing beside it."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from typing import Final

from casegen.system.limits import JPEG_SCANS

PREFIX: Final = 0xFF
HUFFMAN, QUANTA, INTERVAL, SCAN = 0xC4, 0xDB, 0xDD, 0xDA
# Baseline, extended and progressive frames, by Huffman's codes (ITU-T T.81, B.1.1.3).
FRAMES: Final = frozenset({0xC0, 0xC1, 0xC2})
CELLS: Final = 64
LENGTHS: Final = 16
MOST_QUANTA, MOST_COMPONENTS = 4, 4
MOST_VALUES: Final = 256


class ManyScansError(ValueError):
    """A picture that is told in more scans than are gone through."""


def segment(marker: int, payload: bytes) -> bytes:
    """A segment with its length."""
    return struct.pack(">BBH", PREFIX, marker, len(payload) + 2) + payload


@dataclass
class Parts:
    """Rewrites a picture's segments in their order; `surplus` is what none of them needs.

    Raises ValueError for what does not fit together.
    """

    out: list[bytes] = field(default_factory=list)
    surplus: list[bytes] = field(default_factory=list)
    quanta: dict[int, bytes] = field(default_factory=dict)
    codes: dict[int, bytes] = field(default_factory=dict)
    known: set[int] = field(default_factory=set)
    interval: bytes = b"\0\0"
    told: bytes = b"\0\0"
    used: dict[int, int] = field(default_factory=dict)
    scans: int = 0

    def add(self, marker: int, payload: bytes, scan: bytes) -> None:
        """Take one segment, and the bytes of a scan after it."""
        if marker == QUANTA:
            self.tables(payload)
        elif marker == HUFFMAN:
            self.huffman(payload)
        elif marker == INTERVAL:
            self.interval = payload[:2].rjust(2, b"\0")
            self.over(payload[2:])
        elif marker in FRAMES:
            self.frame(marker, payload)
        elif marker == SCAN:
            self.scan(payload, scan)
        else:
            self.over(payload)

    def over(self, rest: bytes) -> None:
        """Note bytes that are left out."""
        if rest:
            self.surplus.append(rest)

    def tables(self, payload: bytes) -> None:
        """Take tables of quanta, each of 64 numbers of one byte or of two."""
        at = 0
        while at < len(payload):
            size = CELLS * (2 if payload[at] >> 4 else 1)
            table = payload[at : at + 1 + size]
            if payload[at] >> 4 > 1 or payload[at] & 15 >= MOST_QUANTA or len(table) <= size:
                break
            self.quanta[payload[at] & 15] = table
            at += 1 + size
        self.over(payload[at:])

    def huffman(self, payload: bytes) -> None:
        """Take tables of Huffman's codes: how many there are of each length, and their values."""
        at = 0
        while at < len(payload):
            count = sum(payload[at + 1 : at + 1 + LENGTHS])
            end = at + 1 + LENGTHS + count
            if payload[at] & ~0x13 or count > MOST_VALUES or end > len(payload):
                break
            self.codes[payload[at]] = payload[at:end]
            at = end
        self.over(payload[at:])

    def frame(self, marker: int, payload: bytes) -> None:
        """Take the frame: size and components; there is one."""
        end = 6 + 3 * int.from_bytes(payload[5:6])
        if self.used or end > len(payload):
            msg = "a frame that does not fit"
            raise ValueError(msg)
        self.used = {payload[at]: payload[at + 2] for at in range(6, end, 3)}
        self.flush_quanta()
        self.out.append(segment(marker, payload[:end]))
        self.over(payload[end:])

    def flush_quanta(self) -> None:
        """Write the tables of quanta that the picture uses and that are not written yet."""
        for number in [one for one in self.quanta if one in self.used.values()]:
            table = self.quanta.pop(number)
            if number in self.known:
                self.over(table)
                continue
            self.known.add(number)
            self.out.append(segment(QUANTA, table))

    def scan(self, payload: bytes, scan: bytes) -> None:
        """Take a scan, with the codes that it uses before it."""
        self.scans += 1
        count = payload[0] if payload else 0
        end = 1 + 2 * count + 3
        if self.scans > JPEG_SCANS:
            raise ManyScansError
        if not 1 <= count <= MOST_COMPONENTS or end > len(payload):
            msg = "a scan that does not fit"
            raise ValueError(msg)
        self.flush_quanta()
        selectors = payload[2 : 1 + 2 * count : 2]
        wanted = {one >> 4 for one in selectors} | {16 | (one & 15) for one in selectors}
        for name in [one for one in self.codes if one in wanted]:
            self.out.append(segment(HUFFMAN, self.codes.pop(name)))
        if self.interval != self.told:
            self.told = self.interval
            self.out.append(segment(INTERVAL, self.interval))
        self.out.append(segment(SCAN, payload[:end]) + scan)
        self.over(payload[end:])

    def whole(self) -> bytes:
        """All segments of the picture."""
        for table in (*self.quanta.values(), *self.codes.values()):
            self.over(table)
        return b"".join(self.out)
