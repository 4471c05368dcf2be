"""The limits of print: what few keys of a case would make much of on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

CLUSTER = re.compile(r"\[(?:@[^\[\]]*|\d[\d\s,;–—-]*)\]")
RANGE = re.compile(r"(\d+)(?:\s*[–—-]\s*(\d+))?")
LONGEST: Final = 2_000


def cells(data: Mapping[str, Any]) -> int:
    """How many cells the tables have: the author's, and those of what was measured when."""
    rows = (table.get("rows", ()) for table in dicts(data.get("tables")))
    own = sum(len(row) for table in rows for row in lists(table))
    return own + sum(
        len({str((one.get("analyte"), one.get("site"))) for one in found})
        * (len({str(one.get("at")) for one in found}) + 2)
        for patient in dicts(data.get("patients"))
        for found in [dicts(patient.get("observations"))]
    )


def citations(text: str) -> int:
    """How many references a text cites, each as often as it does."""
    return sum(cited(match[0]) for match in CLUSTER.finditer(text)) if "[" in text else 0


def cited(cluster: str) -> int:
    """How many references a cluster cites."""
    if cluster.startswith("[@"):
        return cluster.count("@")
    return sum(width(first, last) for first, last in RANGE.findall(cluster))


def width(first: str, last: str) -> int:
    """How many numbers a range has, of what is read as one."""
    count = int(last or first) - int(first) + 1 if len(first + last) < 12 else 2  # noqa: PLR2004 - no list is so long
    return count if 0 < count < LONGEST else 2


def dicts(found: Any) -> list[Mapping[str, Any]]:  # noqa: ANN401 - any TOML value
    """The tables of a list, none where it is something else."""
    return [one for one in lists_of(found) if isinstance(one, dict)]


def lists(found: Any) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401 - any TOML value
    """The lists of a list."""
    for one in lists_of(found):
        if isinstance(one, tuple | list):
            yield tuple(one)


def lists_of(found: Any) -> tuple[Any, ...]:  # noqa: ANN401 - any TOML value
    """A list, empty where it is something else."""
    return tuple(found) if isinstance(found, tuple | list) else ()
