"""Walks over a case's records that need no knowledge of their fields."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TypeAlias

from casegen.case.model.text import Prose, Record, Text
from casegen.case.origin import Keys

BARE = frozenset({str, int, float, bool, type(None)})
NOT_TEXTS = frozenset({"accepted", "waive"})
UNPRINTED = frozenset({"file", "profile", "format", "role", *NOT_TEXTS})

Records: TypeAlias = tuple[tuple[Keys, Record], ...]


def records(root: Record) -> Records:
    """Every record with its keys in the file, outermost first."""
    found: list[tuple[Keys, Record]] = []
    gather(root, (), found)
    return tuple(found)


def gather(value: object, keys: Keys, found: list[tuple[Keys, Record]]) -> None:
    """Add a record and those below it, or those of a list, to what was found."""
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            gather(item, (*keys, index), found)
    elif record := as_record(value):
        found.append((keys, record))
        for key, held in fields(record):
            gather(held, (*keys, key), found)


def as_record(value: object) -> Record | None:
    """A value if it is a record; to ask pydantic's classes takes several times as long."""
    return value if hasattr(value, "__pydantic_fields_set__") else None  # type: ignore[return-value]


def fields(record: Record) -> Iterator[tuple[str, object]]:
    """The fields of a record that may hold more than a bare value, with their keys in the file."""
    keys = aliases(type(record))
    for name, value in vars(record).items():
        if type(value) not in BARE:
            yield keys[name], value


@cache
def aliases(kind: type[Record]) -> dict[str, str]:
    """The key in the file of each field of a kind of record."""
    return {name: field.alias or name for name, field in kind.model_fields.items()}


def cells(found: Records) -> tuple[tuple[Keys, str], ...]:
    """Every cell of a table that is one string for all languages, with its keys."""
    return tuple(
        ((*keys, key, row, column), cell)
        for keys, record in found
        for key, value in fields(record)
        if isinstance(value, tuple)
        for row, line in enumerate(value)
        if isinstance(line, tuple)
        for column, cell in enumerate(line)
        if isinstance(cell, str)
    )


def bare(found: Records) -> tuple[tuple[Keys, str], ...]:
    """Every string that all languages share and that is printed, cells too, with its keys."""
    named = (
        ((*keys, key), value)
        for keys, record in found
        for name, value in vars(record).items()
        if isinstance(value, str) and (key := aliases(type(record))[name]) not in UNPRINTED
    )
    return (*named, *cells(found))


def texts(found: Records) -> tuple[tuple[Keys, Text], ...]:
    """Every text in several languages with the keys of its table; absent ones are passed."""
    return tuple(walked(found))


def walked(found: Records) -> Iterator[tuple[Keys, Text]]:
    """Yield the texts of some records."""
    for keys, record in found:
        for key, value in fields(record):
            if key == "text" and isinstance(record, Prose):
                yield from mappings(value or (), keys)
            elif key not in NOT_TEXTS:
                yield from mappings(value, (*keys, key))


def mappings(value: object, keys: Keys) -> Iterator[tuple[Keys, Text]]:
    """Yield the texts directly in a value: itself, or those in a list of lists of cells."""
    if isinstance(value, dict):
        yield keys, value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from mappings(item, (*keys, index))
