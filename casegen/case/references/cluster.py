"""A cluster of citations as it is typed: `[@key; @key]`, or the numbers of `[1,4,10]`."""

from __future__ import annotations

import re
from typing import Any

KEYED = re.compile(r"(?:\[@[^\[\]]*\])+")
NUMBERS = r"\[\s*\d{1,3}(?:\s*[,;–—-]\s*\d{1,3})*\s*\]"
LITERAL = re.compile(rf"{NUMBERS}(?:[–—-]?{NUMBERS}){{0,40}}+(?!\(|\[(?!@))")
TOUCHING = re.compile(r"\]([–—-]?)\[")
LONGEST = 2000
KEY = re.compile(r"[A-Za-z0-9][\w.:-]*")
RANGE = re.compile(r"(\d+)(?:\s*[–—-]\s*(\d+))?")


def cluster(typed: str) -> dict[str, Any]:
    """What a cluster means, its brackets included: its keys, or its numbers."""
    inside = TOUCHING.sub(lambda match: match[1] or ";", typed)[1:-1]
    keyed = inside.startswith("@")
    return {"keys": keys(inside) if keyed else (), "numbers": () if keyed else numbers(inside)}


def keys(inside: str) -> tuple[str, ...]:
    """The keys of a cluster, or none when one of them is not spelt as a key."""
    parts = [part.strip().removeprefix("@") for part in re.split(r"[;,]", inside)]
    return tuple(parts) if all(KEY.fullmatch(part) for part in parts) else ()


def numbers(inside: str) -> tuple[int, ...]:
    """The numbers of a literal cluster with its ranges written out.

    A reversed range keeps its ends, and so does one of more numbers than a list has references.
    """
    found: list[int] = []
    for first, last in RANGE.findall(inside):
        low, high = int(first), int(last or first)
        sound = low <= high and len(found) + high - low < LONGEST
        found.extend(range(low, high + 1) if sound else (low, high))
    return tuple(found)
