"""Walks over a case's records that need no knowledge of their fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from casegen.latest import latest
from casegen.model.text import Prose, Record, Text

Keys = tuple[str | int, ...]
NOT_TEXTS = frozenset({"accepted", "waive"})


def records(value: object, keys: Keys = ()) -> Iterator[tuple[Keys, Record]]:
    """Yield every record with its keys in the file, outermost first."""
    if isinstance(value, Record):
        yield keys, value
        for name, key in fields(type(value)):
            held = getattr(value, name)
            if isinstance(held, Record | tuple):
                yield from records(held, (*keys, key))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from records(item, (*keys, index))


@cache
def fields(kind: type[Record]) -> tuple[tuple[str, str], ...]:
    """The fields of a kind of record, each with its key in the file."""
    return tuple((name, field.alias or name) for name, field in kind.model_fields.items())


@latest
def texts(root: Record) -> tuple[tuple[Keys, Text], ...]:
    """Every text in several languages with the keys of its table; absent ones are passed."""
    return tuple(walked(root))


def walked(root: Record) -> Iterator[tuple[Keys, Text]]:
    """Yield the texts of a record and of all below it."""
    for keys, record in records(root):
        for name, key in fields(type(record)):
            value = getattr(record, name)
            own = name == "text" and isinstance(record, Prose)
            if name in NOT_TEXTS or (own and not value) or not isinstance(value, Mapping | tuple):
                continue
            yield from mappings(value, keys if own else (*keys, key))


def mappings(value: object, keys: Keys) -> Iterator[tuple[Keys, Text]]:
    """Yield the texts directly in a value: itself, or those in a list of lists of cells."""
    if isinstance(value, Mapping):
        yield keys, value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from mappings(item, (*keys, index))
