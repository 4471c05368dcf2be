"""Draw the schematic figures of the case; an output folder may be given."""

from __future__ import annotations

import sys
from pathlib import Path

import axial
import radiograph
import sagittal
import tissue
import tones
from epidural import Mass

P1 = Mass(
    first=4,
    last=7,
    thickness=(4.8, 8.6, 11.2, 10.0, 11.7, 9.2, 10.6, 8.0, 4.6),
    oedema=True,
    seed=37,
)
P2 = Mass(
    first=4,
    last=8,
    thickness=(4.2, 7.6, 9.0, 8.0, 10.2, 9.0, 7.8, 9.0, 6.8, 4.0),
    oedema=False,
    seed=24,
)

P1_LEVEL = axial.Level(
    span=112.0,
    foramina=False,
    cord=(0.5, -7.2, 7.0, 2.3),
    sac=(0.3, -7.0, 9.0, 3.7),
    inside=(
        (0.2, 0.6, 5.2, 4.4), (-5.0, 3.0, 6.9, 6.4), (5.2, 2.6, 6.8, 6.6), (0.3, 7.0, 7.0, 5.6),
    ),
    beside=(
        (24, -15, 9, 9), (36, -13, 9.5, 8.5), (30, -27, 12, 11), (21, -36, 8.5, 9),
        (41, -25, 9, 9), (12, -44, 7.5, 5.2), (31.5, -39, 8.5, 7.5),
    ),
    seed=7,
)  # fmt: skip
P2_LEVEL = axial.Level(
    span=130.0,
    foramina=True,
    cord=(0.3, -6.6, 5.4, 2.9),
    sac=(0.2, -6.4, 7.2, 4.4),
    inside=(
        (0.1, 1.8, 4.8, 4.2), (-5.2, 4.6, 6.0, 5.4), (5.4, 4.4, 6.2, 5.6), (0.2, 8.2, 5.4, 4.4),
    ),
    beside=(
        (11.6, -2.6, 5.0, 6.2), (18, -6.4, 6.6, 6.0), (27, -10, 9.5, 9.5), (37.5, -3, 9.5, 9.5),
        (32, -22, 11, 10), (42.5, -16, 9.5, 9.5), (24, -33, 7.5, 8), (49.5, -4, 9, 9),
        (55, -16, 7.5, 9),
    ),
    seed=11,
)  # fmt: skip

P1_FIELD = tissue.Field(
    seed=1, septum=200.0, fat=((-30, 38), (3, 46), (-22, 71), (44, -74)), giants=4
)
P2_FIELD = tissue.Field(
    seed=2, septum=35.0, fat=((-62, -38), (-30, -50), (-48, -70), (-74, -4), (-42, -12)), giants=3
)


def main(folder: Path) -> None:
    """Write every panel into `folder`."""
    sagittal.draw(P1, tones.T1).save(folder / "mri-p1-a.png")
    sagittal.draw(P1, tones.T2).save(folder / "mri-p1-b.png")
    sagittal.draw(P2, tones.T1).save(folder / "mri-p2-a.png")
    sagittal.draw(P2, tones.T2).save(folder / "mri-p2-b.png")
    axial.draw(P1_LEVEL).save(folder / "mri-p1-c.png", 96)
    axial.draw(P2_LEVEL).save(folder / "mri-p2-c.png", 96)
    radiograph.draw((3, 4, 6, 8, 9)).save(folder / "xr-p2-d.png")
    tissue.draw(P1_FIELD).save(folder / "histology-p1.png", 20)
    tissue.draw(P2_FIELD).save(folder / "histology-p2.png", 20)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
