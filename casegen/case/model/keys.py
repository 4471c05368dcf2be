"""Keys: what each key of a case file means, in words, and an example of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from casegen.case.model.case import Case
from casegen.case.model.shape import records_in
from casegen.case.model.text import Prose, Record
from casegen.system.data import toml

FILE = Path(__file__).with_name("keys.toml")


class Table(NamedTuple):
    """A table of a case file: its keys joined by dots, its record, and whether it is a list."""

    path: str
    record: type[Record]
    several: bool


def meaning(record: type[Record], key: str, tag: str) -> str:
    """What a key of a record means, in Vietnamese or else in English."""
    said = of(record, key)
    return str(said.get(tag) or said.get("en", ""))


def example(record: type[Record], key: str) -> str:
    """A value of a key as TOML has it, empty where its kind says enough."""
    return str(of(record, key).get("example", ""))


def of(record: type[Record], key: str) -> Mapping[str, Any]:
    """The row of a key."""
    row: Mapping[str, Any] = toml(FILE).get(record.__name__, {}).get(key, {})
    return row


def keys(record: type[Record]) -> tuple[str, ...]:
    """The keys of a record as the file has them, but for its texts by language."""
    fields = record.model_fields.items()
    return tuple(
        field.alias or name
        for name, field in fields
        if not (name == "text" and issubclass(record, Prose))
    )


def tables() -> tuple[Table, ...]:
    """Every table of a case file, the file itself first, under an empty path."""
    return (Table("", Case, several=False), *below(Case, ()))


def below(record: type[Record], path: tuple[str, ...]) -> Iterator[Table]:
    """The tables within a record."""
    for name, field in record.model_fields.items():
        kind = next(records_in(field.annotation), None)
        if kind is None:
            continue
        here = (*path, field.alias or name)
        several = "tuple" in str(field.annotation)
        yield Table(".".join(here), kind, several)
        yield from below(kind, here)
