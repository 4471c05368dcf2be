"""The units that are typed after a number."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from casegen.system.data import toml

UNITS: dict[str, Any] = toml(Path(__file__).with_name("units.toml"))
WRONG: dict[str, str] = UNITS["wrong"]


@cache
def closed(tag: str) -> re.Pattern[str]:
    """The pattern of a digit with a unit right after it, in one language."""
    units = "|".join(map(re.escape, [*UNITS["spaced"], *UNITS["also_spaced"].get(tag, ())]))
    return re.compile(rf"\d((?:{units}|[TGU](?=/[lL]))(?![^\W\d_]))")


@cache
def parted(tag: str) -> re.Pattern[str]:
    """The pattern of a number whose unit has a space at its stroke, or before the sign of an angle.

    Its groups are what should be closed up: "mg /" in 5 mg /ngày, " °" in 42 °.
    """
    listed = [*UNITS["spaced"], *UNITS["also_spaced"].get(tag, ()), "L", "lần", "IU", "U"]
    units = "|".join(sorted(map(re.escape, listed), key=len, reverse=True))
    per = "|".join(map(re.escape, UNITS["per"]))
    space = "[ \u00a0\u202f]"
    stroke = rf"(?:{units})(?:{space}+/{space}*|/{space}+)(?:{per})(?!\w)"
    return re.compile(rf"\d{space}?({stroke})|\d({space}+°)(?!{space}?[CFcf])")
