"""Room for cells: which discs of a microscope field are taken."""

from __future__ import annotations

from dataclasses import dataclass

Place = tuple[float, float, float]


@dataclass
class Crowd:
    """The places already taken, as (x, y, radius) in micrometres."""

    taken: list[Place]

    def free(self, x: float, y: float, r: float, gap: float = 0.3) -> bool:
        """Tell whether a disc of radius `r` fits at (x, y) with `gap` to spare."""
        return all((x - u) ** 2 + (y - v) ** 2 >= (r + w + gap) ** 2 for u, v, w in self.taken)

    def take(self, x: float, y: float, r: float) -> None:
        """Mark a disc as occupied."""
        self.taken.append((x, y, r))
