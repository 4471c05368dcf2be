"""What the model expects at a place of the file, for messages that suggest the right word."""

from __future__ import annotations

import inspect
import typing
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from casegen.case.model.case import Case
from casegen.case.model.text import Prose, Record
from casegen.case.origin import Keys


def record_at(keys: Keys, top: type[Record] = Case) -> type[Record] | None:
    """The record at these keys of one that is on `top`, or None where it has a plain value."""
    record: type[Record] | None = top
    for key in keys:
        if isinstance(key, int):
            continue
        fields = {f.alias or n: f for n, f in record.model_fields.items()} if record else {}
        if key not in fields:
            return None
        record = next(records_in(fields[key].annotation), None)
    return record


def records_in(annotation: Any) -> Iterator[type[Record]]:  # noqa: ANN401 - typing's own forms
    """The record classes an annotation mentions, through unions, tuples and Annotated."""
    parts = typing.get_args(annotation)
    if not parts and inspect.isclass(annotation) and issubclass(annotation, Record):
        yield annotation
    for part in parts:
        yield from records_in(part)


def names_at(keys: Keys, top: type[Record] = Case) -> tuple[str, ...]:
    """The keys the model knows in the table at these keys."""
    record = record_at(keys, top)
    if record is None:
        return ()
    own = record.model_fields.items()
    return tuple(f.alias or n for n, f in own if n != "text" or not issubclass(record, Prose))


def header(keys: Keys) -> str:
    """The header of the table at these keys, as “[patients.history]”."""
    return f"[{'.'.join(key for key in keys if isinstance(key, str))}]"


def owner(keys: Keys, top: type[Record] = Case) -> Keys | None:
    """The keys of the nearest table above that knows the last of these keys, if any does.

    A key that stands below a header belongs to that table, though it was meant for one above.
    """
    *above, key = keys
    levels = (tuple(above[:length]) for length in range(len(above) - 1, -1, -1))
    return next(
        (level for level in levels if level[-1:] != (key,) and key in names_at(level, top)), None
    )


def nearest(word: str, known: Sequence[str]) -> str | None:
    """The known word most like another, for a did-you-mean."""
    return next(iter(get_close_matches(word, known, n=1, cutoff=0.6)), None)


def written(keys: Keys, data: Mapping[str, Any]) -> Keys:
    """The keys without those at their end that the file does not have."""
    value: Any = data
    for length, part in enumerate(keys):
        if not holds(value, part):
            return keys[:length]
        value = value[part]
    return keys


def holds(value: Any, part: str | int) -> bool:  # noqa: ANN401 - any TOML value
    """Whether a table has a key, or a list an index."""
    if isinstance(value, Mapping):
        return part in value
    return isinstance(value, tuple) and isinstance(part, int) and part < len(value)


def keys_of(loc: Sequence[str | int], data: Mapping[str, Any]) -> Keys:
    """Pydantic's location as keys of the file: what is not in the file is the model's own."""
    keys: list[str | int] = []
    value: Any = data
    for part in loc[:-1]:
        if holds(value, part):
            value = value[part]
            keys.append(part)
    last = loc[-1]
    if isinstance(value, Mapping) and isinstance(last, str):
        return (*keys, last)
    if isinstance(value, tuple) and isinstance(last, int):
        return (*keys, last)
    return tuple(keys)
