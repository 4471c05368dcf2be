"""The colours of the two magnetic resonance weightings, and the line all panels share."""

from __future__ import annotations

from dataclasses import dataclass

# Pixels of every panel that stands beside another: 80 mm wide at 600 px per inch.
SIZE = (1000, 1250)
LINE = 0.42
INK = "#2f2a2b"


@dataclass(frozen=True)
class Tone:
    """The colours of one weighting, as #rrggbb."""

    marrow: str
    marrow_core: str
    disc: str
    nucleus: str
    fluid: str
    cord: str
    oedema: str
    fat: str
    ligament: str
    behind: str
    mass: str
    mass_core: str
    septum: str
    vein: str


T1 = Tone(
    marrow="#b9ac9b", marrow_core="#d3c7b5", disc="#94908b", nucleus="#a9a49d",
    fluid="#72879a", cord="#f0dfa8", oedema="#d3b878", fat="#f7f0dc", ligament="#d8c79c",
    behind="#efe9df", mass="#7d2534", mass_core="#b45562", septum="#eed5cd", vein="#8a8177",
)  # fmt: skip
T2 = Tone(
    marrow="#77777a", marrow_core="#8e8e90", disc="#4b4c50", nucleus="#a7adb3",
    fluid="#e3f0f8", cord="#9a9a94", oedema="#e9e6d2", fat="#c9c9c8", ligament="#54555a",
    behind="#dededf", mass="#8f6a72", mass_core="#bb9aa0", septum="#3c1c24", vein="#c9d6de",
)  # fmt: skip
