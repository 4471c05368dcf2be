"""CSL-JSON, as Zotero, Mendeley and citation processors export it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from casegen.collect import values
from casegen.collect.entry import TYPES, CollectError, Entry
from casegen.collect.names import of_csl
from casegen.collect.text import plain
from casegen.message import _
from casegen.model.reference import Reference
from casegen.model.text import known

NAMES: Final = ("author", "editor")
DATES: Final = ("issued", "accessed")
OWN: Final = ("id", "type", "citation-key")
# What other programs call it.
ALSO: Final = {"journalAbbreviation": "container-title-short", "event": "event-title"}
TEXTS: Final = known(Reference) - {*NAMES, *DATES, *OWN, "unconfirmed"}
SPACE: Final = re.compile(r"[ \t\n\r]*")
NOT_JSON: Final = _("{file}:{line}: This is not JSON from here on; export the file anew.")
NOT_CSL: Final = _(
    "{file}:{line}: This is JSON, but the entry that begins here is not CSL-JSON, as it has no "
    "“type”; export the file as CSL-JSON."
)


def csl_json(text: str, file: str) -> Iterator[Entry]:
    """The entries of a CSL-JSON file. Raises CollectError."""
    try:
        found = list(items(text))
    except json.JSONDecodeError as error:
        raise CollectError(NOT_JSON, file=file, line=str(error.lineno)) from None
    except (ValueError, RecursionError):
        raise CollectError(NOT_JSON, file=file, line="1") from None
    for line, item in found:
        if not isinstance(item, dict) or not isinstance(item.get("type"), str):
            raise CollectError(NOT_CSL, file=file, line=str(line))
    yield from (read(item, line) for line, item in found)


def items(text: str) -> Iterator[tuple[int, Any]]:
    """The items of a list, each with its line; what is no list is one item. Raises ValueError."""
    decoder = json.JSONDecoder(parse_constant=refused)
    place = behind(text, 0)
    if not text.startswith("[", place):
        yield 1, json.loads(text, parse_constant=refused)
        return
    place, line, told = behind(text, place + 1), 1, 0
    while not text.startswith("]", place):
        line, told = line + text.count("\n", told, place), place
        item, place = decoder.raw_decode(text, place)
        yield line, item
        place = behind(text, place)
        if text.startswith(",", place):
            place = behind(text, place + 1)
            if text.startswith("]", place):
                raise json.JSONDecodeError("", text, place)
        elif not text.startswith("]", place):
            raise json.JSONDecodeError("", text, place)
    if text[place + 1 :].strip():
        raise json.JSONDecodeError("", text, place + 1)


def behind(text: str, place: int) -> int:
    """The place behind any white space."""
    match = SPACE.match(text, place)
    return match.end() if match else place


def refused(name: str) -> None:
    """Refuse what JavaScript knows and JSON does not, as NaN."""
    raise ValueError(name)


def read(item: Mapping[str, Any], line: int) -> Entry:
    """One item."""
    kind = item["type"]
    key = item.get("citation-key", item.get("id", ""))
    entry = Entry(str(key), line, kind, kind if kind in TYPES else None)
    for name, value in item.items():
        if name in OWN or value in ("", [], {}, None):
            continue
        taken = field(ALSO.get(name, name), value)
        if taken is None:
            entry.left.append(name)
        else:
            entry.fields.setdefault(ALSO.get(name, name), taken)
    noted(entry, item.get("note"))
    return entry


def field(name: str, value: Any) -> Any:  # noqa: ANN401 - any value of JSON
    """The value of a field as a case has it; None where it has no such field or value."""
    if name in NAMES:
        return of_csl(value)
    if name in DATES:
        return date(value)
    if name in TEXTS and isinstance(value, (str, int)) and not isinstance(value, bool):
        return plain(str(value))
    return None


def date(value: Any) -> int | str | None:  # noqa: ANN401 - any value of JSON
    """A date of CSL-JSON: its parts, which may be texts, or the text a program had."""
    if not isinstance(value, dict):
        return None
    match value.get("date-parts"):
        case [[*parts], *_]:
            numbers = [part for part in parts if str(part).isdecimal()][:3]
            whole = tuple(int(part) for part in numbers if len(str(part)) <= len("2000"))
            return values.joined(whole) if len(whole) == len(parts[:3]) and whole else None
    raw = value.get("raw", value.get("literal"))
    return values.day(raw) if isinstance(raw, str) else None


def noted(entry: Entry, note: Any) -> None:  # noqa: ANN401 - any value of JSON
    """Take the numbers of PubMed out of the note, where they are called so."""
    text = note if isinstance(note, str) else ""
    if found := values.PMID_IN.search(text):
        entry.fields.setdefault("PMID", found[1])
    if found := values.PMCID_IN.search(text):
        entry.fields.setdefault("PMCID", found[0])
