"""Pointers: what a file points to, and what in it can be pointed to."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Pointers:
    """Targets as they are written, the ids that a file has, and what in it leads nowhere."""

    targets: tuple[str, ...] = ()
    ids: frozenset[str] = field(default_factory=frozenset)
    broken: tuple[str, ...] = ()
