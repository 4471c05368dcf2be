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
