"""Walks over a case's records that need no knowledge of their fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from casegen.model.text import Prose, Record, Text

Keys = tuple[str | int, ...]
NOT_TEXTS = frozenset({"waive"})


def records(value: object, keys: Keys = ()) -> Iterator[tuple[Keys, Record]]:
    """Yield every record with its keys in the file, outermost first."""
    if isinstance(value, Record):
        yield keys, value
        for name, field in type(value).model_fields.items():
            yield from records(getattr(value, name), (*keys, field.alias or name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from records(item, (*keys, index))


def texts(root: Record) -> Iterator[tuple[Keys, Text]]:
    """Yield every text in several languages with the keys of its table; absent ones are left out."""
    for keys, record in records(root):
        for name, field in type(record).model_fields.items():
            value = getattr(record, name)
            if name in NOT_TEXTS:
                continue
            at = keys if name == "text" and isinstance(record, Prose) else (*keys, field.alias or name)
            yield from mappings(value, at)


def mappings(value: object, keys: Keys) -> Iterator[tuple[Keys, Text]]:
    """Yield the texts directly in a value: itself, or those in a list of lists of cells."""
    if isinstance(value, Mapping):
        if value:
            yield keys, value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from mappings(item, (*keys, index))
