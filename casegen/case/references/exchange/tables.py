"""Tables: references as TOML, put behind those that a case file has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from casegen.case.edit.editor import Edit, edited
from casegen.case.load import Source
from casegen.case.toml import literal

LONE_END = re.compile(r"(?<!\r)\n")


def table(fields: Mapping[str, Any]) -> str:
    """One reference as a table, its lines ending in LF."""
    rows = (f"{literal.key(name)} = {value(item)}\n" for name, item in fields.items())
    return "[[references]]\n" + "".join(rows)


def value(item: Any) -> str:  # noqa: ANN401 - any value of a reference
    """A value in TOML: names one in a line, all else in one line."""
    match item:
        case [dict(), *_]:
            return "[\n" + "".join(f"  {literal.value(name)},\n" for name in item) + "]"
    return literal.value(item)


def placed(source: Source, tables: Sequence[str]) -> str:
    """The text of a case file with tables behind its last reference, all else as it is."""
    text = source.text
    end = "\r\n" if "\r\n" in text and not LONE_END.search(text) else "\n"
    place = behind(source)
    before, after = text[:place], text[place:]
    added = "\n".join(tables)
    if before and not before.endswith("\n"):
        added = f"\n{added}"
    if before.strip():
        added = f"\n{added}"
    if after.strip() and not after.lstrip(" \t").startswith(("\n", "\r\n")):
        added = f"{added}\n"
    return edited(text, [Edit(place, place, added.replace("\n", end))])


def behind(source: Source) -> int:
    """Where the line after the last reference begins; the end of a file that has none."""
    references = source.data.get("references", ())
    if not references:
        return len(source.text)
    keys = ("references", len(references) - 1)
    last = max(source.value_place(found).end_line for found in (keys, *below(references[-1], keys)))
    starts = [0, *(match.end() for match in re.finditer("\n", source.text))]
    return starts[last] if last < len(starts) else len(source.text)


def below(data: Any, keys: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:  # noqa: ANN401
    """The keys of all that stands in a table or a list."""
    items: Any = ()
    if isinstance(data, Mapping):
        items = data.items()
    elif isinstance(data, (list, tuple)):
        items = enumerate(data)
    for key, item in items:
        yield (*keys, key)
        yield from below(item, (*keys, key))
