"""EXIF: which kinds of data a block holds, and how the picture stands."""

from __future__ import annotations

from collections.abc import Iterator

# Source: CIPA DC-008 (Exif 3.0), tables 3 to 18; DNG 1.7 for the camera's serial number.
KINDS = {
    0x8825: "gps",
    0x0132: "time",
    0x9003: "time",
    0x9004: "time",
    0xA431: "serial",
    0xA435: "serial",
    0xC62F: "serial",
    0x013B: "owner",
    0x8298: "owner",
    0x9C9D: "owner",
    0xA430: "owner",
    0x927C: "maker-notes",
    0x0201: "thumbnail",
    0x010E: "comment",
    0x9286: "comment",
    0x9C9B: "comment",
    0x9C9C: "comment",
    0x83BB: "iptc",
    0x02BC: "xmp",
}
POINTERS = {0x8769, 0x8825, 0xA005}
ORIENTATION = 0x0112
UPSIDE = range(1, 9)
MOST_TABLES = 32
ENTRY = 12


def exif(tiff: bytes) -> tuple[set[str], int]:
    """The kinds of data in an EXIF block, and its orientation, 0 where there is none.

    A damaged block is read as far as it goes.
    """
    tags = list(entries(tiff))
    turned = [
        value >> 16 if tiff[:2] == b"MM" else value & 0xFFFF
        for t, value in tags
        if t == ORIENTATION
    ]
    orientation = next((value for value in turned if value in UPSIDE), 0)
    return {KINDS[tag] for tag, _value in tags if tag in KINDS}, orientation


def entries(tiff: bytes) -> Iterator[tuple[int, int]]:
    """The tags of all tables of a TIFF block, each with its four bytes of value as a number."""
    order = {b"II": "little", b"MM": "big"}.get(tiff[:2])
    if order is None:
        return

    def number(at: int, size: int) -> int:
        return int.from_bytes(tiff[at : at + size], "little" if order == "little" else "big")

    waiting = [number(4, 4)]
    seen: set[int] = set()
    while waiting and len(seen) < MOST_TABLES:
        table = waiting.pop()
        if table in seen or not 0 < table < len(tiff) - 1:
            continue
        seen.add(table)
        first = table + 2
        last = first + ENTRY * number(table, 2)
        for at in range(first, min(last, len(tiff) - ENTRY + 1), ENTRY):
            tag, value = number(at, 2), number(at + 8, 4)
            yield tag, value
            if tag in POINTERS:
                waiting.append(value)
        waiting.append(number(last, 4))
