"""The limits: how much of anything one case may hold, in one place.

A clinical case of two patients takes some 70 kB, 10 figures and 20 references; each limit is at
least ten times what a long report needs, and low enough that a case at all of its limits is still
checked in seconds.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

MB: Final = 1_000_000

CASE_BYTES: Final = 5 * MB
BIBLIOGRAPHY_BYTES: Final = 5 * MB
FIGURE_BYTES: Final = 25 * MB
FOLDER_BYTES: Final = 75 * MB
FOLDER_ENTRIES: Final = 5_000
PIXELS: Final = 60 * MB

SVG_BYTES: Final = 2 * MB
SVG_ELEMENTS: Final = 20_000
SVG_DEPTH: Final = 40

ZIP_ENTRIES: Final = 2_000
ZIP_BYTES: Final = 100 * MB

TEXT_CHARACTERS: Final = 100_000
TABLE_KEYS: Final = 500
VALUES: Final = 50_000

# How many a case may list of each kind, over all its patients, figures or tables together; a
# star stands for any place in a list.
MOST: Final[Mapping[tuple[str, ...], int]] = {
    ("authors",): 200,
    ("affiliations",): 200,
    ("keywords",): 100,
    ("patients",): 50,
    ("patients", "*", "timeline"): 1_000,
    ("patients", "*", "observations"): 3_000,
    ("patients", "*", "interventions"): 500,
    ("patients", "*", "outcomes"): 500,
    ("patients", "*", "levels"): 500,
    ("figures",): 100,
    ("figures", "*", "panels"): 300,
    ("tables",): 100,
    ("tables", "*", "columns"): 500,
    ("tables", "*", "rows"): 3_000,
    ("discussion",): 200,
    ("references",): 1_000,
}


def listed(data: Any, path: tuple[str, ...]) -> int:  # noqa: ANN401 - whatever a TOML file holds
    """How many things the lists at a path hold together; 0 where there is no list."""
    if not path:
        return len(data) if isinstance(data, tuple) else 0
    head, *rest = path
    if head == "*":
        below = data if isinstance(data, tuple) else ()
        return sum(listed(item, tuple(rest)) for item in below)
    return listed(data[head], tuple(rest)) if isinstance(data, Mapping) and head in data else 0
