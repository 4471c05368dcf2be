"""Excess: what a case file holds too much of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from casegen.case.origin import Keys
from casegen.case.printed_excess import cells, citations
from casegen.system.limits import (
    CELLS,
    CITATIONS,
    LANGUAGES,
    LINES,
    MOST,
    TABLE_KEYS,
    TEXT_CHARACTERS,
    VALUES,
)


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
    held = values(data)
    for keys, value in held:
        if isinstance(value, str):
            lines += value.count("\n")
            cited += citations(value)
            if len(value) > TEXT_CHARACTERS:
                yield Excess(keys, "text", len(value), TEXT_CHARACTERS)
        elif isinstance(value, dict) and len(value) > TABLE_KEYS:
            yield Excess(keys, "keys", len(value), TABLE_KEYS)
    if len(held) > VALUES:
        yield Excess((), "values", len(held), VALUES)
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
