"""Origin: where a piece of a report comes from within a case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

Keys: TypeAlias = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a piece of a document comes from: keys into the case, offsets into that text."""

    keys: Keys
    start: int = 0
    end: int = 0
