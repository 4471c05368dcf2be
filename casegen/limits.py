"""The limits: how much of anything one case may hold, in one place.

A clinical case of two patients takes some 70 kB, 10 figures and 20 references; each limit is at
least ten times what a long report needs, and low enough that a case at all of its limits is still
checked in seconds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, TypeAlias

from casegen.latest import latest
from casegen.printed_limits import CELLS, CITATIONS, cells, citations

Keys: TypeAlias = tuple[str | int, ...]

MB: Final = 1_000_000

CASE_BYTES: Final = 1 * MB
FIGURE_BYTES: Final = 25 * MB
EXPORT_BYTES: Final = 10 * MB  # what a reference manager wrote: some 5,000 works with abstracts
FOLDER_BYTES: Final = 75 * MB
FOLDER_ENTRIES: Final = 5_000
PIXELS: Final = 60 * MB

JPEG_SCANS: Final = 40  # a progressive picture is told in some ten, each gone through in full

SVG_BYTES: Final = 2 * MB
SVG_ELEMENTS: Final = 20_000
SVG_DEPTH: Final = 40
SVG_STYLES: Final = 2_000
SVG_STYLE: Final = 100_000
SVG_STEPS: Final = 500_000
SVG_CHARACTERS: Final = 20_000
SVG_PAINT: Final = 1_000  # how many times the whole of a drawing may be painted over
SVG_LAYERS: Final = 10  # one within another

# Every text is there in each language.
LANGUAGES: Final = 2
PROSE_DEPTH: Final = 10
TEXT_CHARACTERS: Final = 50_000
REFERENCE_CHARACTERS: Final = 2_000  # of one field of a reference
LINES: Final = 10_000
TABLE_KEYS: Final = 500
VALUES: Final = 20_000
FINDINGS: Final = 1_000

# A bundle, as it is and unpacked: it holds a figure twelve times over, in all its formats.
ARCHIVE_BYTES: Final = 1_000 * MB
ARCHIVE_FILES: Final = 2_000

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


@dataclass(frozen=True)
class Excess:
    """Something there is too much of: the keys of where, what is counted, how many, the most."""

    keys: Keys
    kind: Literal["list", "text", "keys", "values", "lines", "cells", "citations"]
    count: int
    most: int


def over(data: Mapping[str, Any]) -> Iterator[Excess]:
    """What a case file, read as plain data, holds too much of."""
    for path, most in MOST.items():
        lists = list(listed(data, path, ()))
        count = sum(len(items) for _keys, items in lists)
        if count > most:
            longest = max(lists, key=lambda one: len(one[1]))[0]
            yield Excess(longest, "list", count, most)
    lines = cited = 0
    for keys, value in values(data):
        if isinstance(value, str):
            lines += value.count("\n")
            cited += citations(value)
            if len(value) > TEXT_CHARACTERS:
                yield Excess(keys, "text", len(value), TEXT_CHARACTERS)
        elif isinstance(value, dict) and len(value) > TABLE_KEYS:
            yield Excess(keys, "keys", len(value), TABLE_KEYS)
    if len(values(data)) > VALUES:
        yield Excess((), "values", len(values(data)), VALUES)
    if lines > LINES:
        yield Excess((), "lines", lines, LINES)
    yield from over_in_print(data, cited)


def over_in_print(data: Mapping[str, Any], cited: int) -> Iterator[Excess]:
    """What would be too much on paper, where the texts cite references so many times."""
    if cited > LANGUAGES * CITATIONS:
        yield Excess((), "citations", cited, LANGUAGES * CITATIONS)
    if cells(data) > CELLS:
        yield Excess(("tables",) if data.get("tables") else (), "cells", cells(data), CELLS)


def listed(data: Any, path: tuple[str, ...], keys: Keys) -> Iterator[tuple[Keys, tuple[Any, ...]]]:  # noqa: ANN401
    """The lists at a path, each with its keys."""
    if not path and isinstance(data, tuple):
        yield keys, data
    elif path and path[0] == "*" and isinstance(data, tuple):
        for index, item in enumerate(data):
            yield from listed(item, path[1:], (*keys, index))
    elif path and isinstance(data, dict) and path[0] in data:
        yield from listed(data[path[0]], path[1:], (*keys, path[0]))


@latest
def values(data: Mapping[str, Any]) -> tuple[tuple[Keys, Any], ...]:
    """Every value of a file with its keys, its tables and lists too, keys in alphabetical order."""
    return tuple(walk(data))


def walk(data: Mapping[str, Any]) -> Iterator[tuple[Keys, Any]]:
    """Walk over TOML data without recursion, for a case may be nested deeply."""
    waiting: list[tuple[Keys, Any]] = [((), data)]
    while waiting:
        keys, value = waiting.pop()
        yield keys, value
        if isinstance(value, dict):
            waiting += [((*keys, key), value[key]) for key in sorted(value, reverse=True)]
        elif isinstance(value, list | tuple):
            last = len(value) - 1
            waiting += [((*keys, last - n), item) for n, item in enumerate(reversed(value))]
