"""One difference between a form and a seed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from casegen.case.origin import Keys

PROFILE: Keys = ("profile",)
KEYS: dict[str, Keys] = {
    "affiliations": ("affiliations",),
    "authors": ("authors",),
    "correspondence": ("authors",),
    "cases": ("patients",),
    "other-abstract": ("languages",),
    "other-keywords": ("languages",),
}


@dataclass(frozen=True)
class Difference:
    """One difference: its name, what to say, and the keys it concerns.

    `cluster` or `callout` is the index in the form of the one meant, where there is one.
    """

    name: str
    message: str
    values: dict[str, str] = field(default_factory=dict)
    keys: Keys = PROFILE
    cluster: int | None = None
    callout: int | None = None


def written(role: str) -> Keys:
    """The keys under which a case holds a part."""
    return KEYS.get(role, (role,))


def listed(items: Sequence[object]) -> str:
    """Items in a row, a dash for none."""
    return ", ".join(map(str, items)) or "–"
