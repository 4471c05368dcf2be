"""A lobulated mass behind the thoracic cord, measured along and across the canal."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass
from functools import cached_property

import spine

# Epidural fat behind the dura where there is no mass, in mm.
FAT = 2.6


@dataclass(frozen=True)
class Mass:
    """A lobulated posterior epidural mass from one vertebra to another."""

    first: int
    last: int
    thickness: tuple[float, ...]
    oedema: bool
    seed: int

    @cached_property
    def lobules(self) -> list[tuple[float, float, float]]:
        """List the lobules as (start, end, thickness) in mm along the column."""
        rng = random.Random(self.seed)
        start = spine.top(self.first) + 1.0
        end = spine.top(self.last + 1) - spine.DISC
        shares = [rng.uniform(0.8, 1.2) for _ in self.thickness]
        length = (end - start) / math.fsum(shares)
        found, s = [], start
        for share, thick in zip(shares, self.thickness, strict=True):
            found.append((s - 0.9, s + share * length + 0.9, thick))
            s += share * length
        return found

    def reach(self, s: float) -> float:
        """Give how far in mm the mass stands forward of the laminae at `s`."""
        return max((profile(s, *lobule) for lobule in self.lobules), default=0.0)

    def drape(self, s: float) -> float:
        """Give how far forward the dura is pushed at `s`: it bridges the clefts."""
        near = [max(FAT, self.reach(s + step)) for step in range(-8, 9)]
        return max(self.reach(s) + 0.5, 1.04 * math.fsum(near) / len(near))


def profile(s: float, start: float, end: float, thick: float) -> float:
    """Give how far in mm one lobule stands forward at `s`: full, with steep ends."""
    along = abs(2 * (s - start) / (end - start) - 1)
    return thick * (1 - along**2.6) ** 0.5 if along < 1 else 0.0
