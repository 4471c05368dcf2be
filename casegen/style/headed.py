"""Headed: what a part of a case is called in the words of a language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from casegen.case.origin import Keys
from casegen.style.language import language
from casegen.style.profile import Profile

# Where a part has its name, the first that has one.
LABELS = ("lead", "heading", "declaration", "fact", "label")
GAPS = ("part_name", "heading", "lead", "declaration", "fact", "label")


def headed(
    key: str,
    values: Mapping[str, Any],
    profile: Profile | None,
    tag: str,
    groups: Sequence[str] = LABELS,
) -> str:
    """What a table is called in a language, empty where it has no name there."""
    words = language(tag).words
    if profile and values.get("topic") in profile.discussion.topics:
        return str(profile.discussion.topics[values["topic"]].get(tag, ""))
    if "part" in values:
        return str(words["part"].get(values["part"], ""))
    named = (str(words[group][key]) for group in groups if key in words[group])
    return next((name for name in named if "{" not in name), "")


def called(keys: Keys, data: Mapping[str, Any], profile: Profile | None, tag: str) -> str:
    """What the part at some keys is called, by the innermost that has a name."""
    for length in range(len(keys), 0, -1):
        *_above, key = keys[:length]
        values = at(data, keys[:length])
        values = values if isinstance(values, Mapping) else {}
        name = headed(str(key), values, profile, tag, GAPS)
        if name:
            return name
    return ""


def patient_at(keys: Keys, data: Mapping[str, Any], tag: str) -> str:
    """What the patient that some keys belong to is called, empty where there is only one."""
    match keys, data.get("patients"):
        case ("patients", int(index), *_), (_, _, *_):
            label = at(data, ("patients", index, "label"))
            own = label.get(tag) if isinstance(label, Mapping) else None
            usual = str(language(tag).words["heading"]["patient"])
            return str(own or usual.replace("{number}", str(index + 1)))
    return ""


def at(data: Any, keys: Keys) -> Any:  # noqa: ANN401 - any TOML value
    """The value at some keys, None where there is none."""
    for key in keys:
        inside = key in data if isinstance(data, Mapping) else isinstance(data, tuple)
        if not inside or (isinstance(key, int) and key >= len(data)):
            return None
        data = data[key]
    return data
