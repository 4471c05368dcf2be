"""Walks over a case's records that need no knowledge of their fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from casegen.model.text import Prose, Record, Text

Keys = tuple[str | int, ...]
NOT_TEXTS = frozenset({"accepted", "waive"})


def records(value: object, keys: Keys = ()) -> Iterator[tuple[Keys, Record]]:
    """Yield every record with its keys in the file, outermost first."""
    if isinstance(value, Record):
        yield keys, value
        for name, field in type(value).model_fields.items():
            yield from records(getattr(value, name), (*keys, field.alias or name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from records(item, (*keys, index))


_latest: list[tuple[Record, tuple[tuple[Keys, Text], ...]]] = []


def texts(root: Record) -> tuple[tuple[Keys, Text], ...]:
    """Every text in several languages with the keys of its table; absent ones are passed.

    The walk is made once for a case, however many rules ask for it one after another.
    """
    if not (_latest and _latest[0][0] is root):
        _latest[:] = [(root, tuple(walked(root)))]
    return _latest[0][1]


def walked(root: Record) -> Iterator[tuple[Keys, Text]]:
    """Yield the texts of a record and of all below it."""
    for keys, record in records(root):
        for name, field in type(record).model_fields.items():
            value = getattr(record, name)
            own = name == "text" and isinstance(record, Prose)
            if name in NOT_TEXTS or (own and not value):
                continue
            yield from mappings(value, keys if own else (*keys, field.alias or name))


def mappings(value: object, keys: Keys) -> Iterator[tuple[Keys, Text]]:
    """Yield the texts directly in a value: itself, or those in a list of lists of cells."""
    if isinstance(value, Mapping):
        yield keys, value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from mappings(item, (*keys, index))
