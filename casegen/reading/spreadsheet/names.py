"""Names: what the heads of a file of values may call points of time and analytes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from casegen.case.analytes import analytes
from casegen.style.language import language
from casegen.system.data import languages


def points_of(timeline: Any) -> dict[str, str]:  # noqa: ANN401 - any TOML value
    """The points of a timeline by all that they may be called."""
    found: dict[str, str] = {}
    for point in timeline if isinstance(timeline, tuple) else ():
        if not isinstance(point, Mapping) or not isinstance(point.get("id"), str):
            continue
        said = [point["id"]]
        for key in ("label", "event"):
            texts = point.get(key)
            said += [str(text) for text in texts.values()] if isinstance(texts, Mapping) else []
        for key, name in (("day", "day"), ("hour", "hour")):
            if isinstance(point.get(key), int | float):
                said += [language(tag).pattern(name, n=f"{point[key]:g}") for tag in languages()]
        for one in said:
            found.setdefault(plain(one), point["id"])
    return found


def names_of(data: Mapping[str, Any]) -> dict[str, str]:
    """The analytes by their ids and by what each language and the case call them."""
    found = {plain(name): name for name in analytes()}
    for tag in languages():
        found |= {plain(name): key for key, name in language(tag).words["analyte"].items()}
    for own in data.get("analytes", ()):
        if isinstance(own, Mapping) and isinstance(own.get("id"), str):
            names = own.get("name")
            said = names.values() if isinstance(names, Mapping) else ()
            found |= {plain(str(one)): own["id"] for one in (own["id"], *said)}
    return found


def plain(text: str) -> str:
    """A name in small letters without accents, its words parted by single spaces."""
    letters = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    kept = "".join(one for one in letters if not unicodedata.combining(one))
    return " ".join(re.split(r"[\s_-]+", kept.strip()))
