"""CSL-JSON, as Zotero, Mendeley, citation processors and Crossref hand it out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from casegen.case.model.reference import Reference
from casegen.case.model.text import known
from casegen.case.references.exchange import values
from casegen.case.references.exchange.dates import SEASONS_OF_CSL, day, joined, month, span
from casegen.case.references.exchange.entry import TYPES, CollectError, Entry, Wanted
from casegen.case.references.exchange.names import People, of_csl
from casegen.case.references.exchange.text import lettered
from casegen.case.references.exchange.types import IN_PRESS, kind, preprint
from casegen.messages import _
from casegen.system.limits import REFERENCE_CHARACTERS

NAMES: Final = ("author", "editor")
DATES: Final = ("issued", "accessed", "event-date")
OWN: Final = ("id", "type", "citation-key")
# What other programs call it, the best first.
ALSO: Final = {
    "journalAbbreviation": "container-title-short",
    "short-container-title": "container-title-short",
    "event": "event-title",
    "published-print": "issued",
    "published": "issued",
    "published-online": "issued",
    "posted": "issued",
    "article-number": "page",
    "edition-number": "edition",
    "publisher-location": "publisher-place",
}
TEXTS: Final = known(Reference) - {*NAMES, *DATES, *OWN, "unconfirmed", "status"}
LONGEST: Final = 4 * REFERENCE_CHARACTERS  # of a text with its markup
SPACE: Final = re.compile(r"[ \t\n\r]*")
NOT_JSON: Final = _("{file}:{line}: This is not JSON from here on; export the file anew.")
NOT_CSL: Final = _(
    "{file}:{line}: This is JSON, but the entry that begins here is not CSL-JSON, as it has no "
    "“type”; export the file as CSL-JSON."
)


def csl_json(text: str, file: str, wanted: Wanted) -> Iterator[Entry]:
    """The entries of a CSL-JSON file that are wanted. Raises CollectError."""
    try:
        found = list(unwrapped(items(text)))
    except json.JSONDecodeError as error:
        raise CollectError(NOT_JSON, file=file, line=str(error.lineno)) from None
    except (ValueError, RecursionError):
        raise CollectError(NOT_JSON, file=file, line="1") from None
    for line, item in found:
        if not isinstance(item, dict) or not isinstance(item.get("type"), str):
            raise CollectError(NOT_CSL, file=file, line=str(line))
    wanted.told(len(found), file)
    yield from (read(item, line) for line, item in found if wanted.wants(str(key(item))))


def unwrapped(found: Iterator[tuple[int, Any]]) -> Iterator[tuple[int, Any]]:
    """The items, each out of the message in which Crossref sends it."""
    for line, item in found:
        message = item.get("message") if isinstance(item, dict) else None
        if not isinstance(message, dict) or "type" in item:
            yield line, item
        elif isinstance(message.get("items"), list):
            yield from ((line, one) for one in message["items"])
        else:
            yield line, message


def key(item: Mapping[str, Any]) -> Any:  # noqa: ANN401 - any value of JSON
    """What the file calls an item."""
    return item.get("citation-key", item.get("id", ""))


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
    name = item["type"]
    entry = Entry(str(key(item)), line, name, name if name in TYPES else kind("csl", name.lower()))
    held(entry, item.get("event"))
    own = (name for name in item if name not in ALSO)
    for name in (*own, *(name for name in ALSO if name in item)):
        value = item[name]
        if name in OWN or value in ("", [], {}, None) or ALSO.get(name) in entry.fields:
            continue
        taken = field(ALSO.get(name, name), value)
        if name == "status" and IN_PRESS.fullmatch(str(value)):
            taken = "in press"
        if isinstance(taken, People):
            entry.unsure += [name] if taken.unsure else []
            taken = taken.names
        if taken is None:
            entry.left.append(name)
        else:
            entry.fields.setdefault(ALSO.get(name, name), taken)
    if entry.type == "article-journal" and preprint(str(entry.fields.get("container-title", ""))):
        entry.type = "article"
    subtitle = field("title", item.get("subtitle")) if "title" in entry.fields else None
    if subtitle and subtitle not in entry.fields["title"]:
        entry.fields["title"] += f": {subtitle}"
    noted(entry, item.get("note"))
    return entry


def held(entry: Entry, event: Any) -> None:  # noqa: ANN401 - any value of JSON
    """Where a conference was, as Crossref has it."""
    told = event if isinstance(event, dict) else {}
    for name, key in (("name", "event-title"), ("location", "event-place")):
        if isinstance(told.get(name), str):
            entry.fields[key] = lettered(told[name][:LONGEST])


def field(name: str, value: Any) -> Any:  # noqa: ANN401 - any value of JSON
    """The value of a field as a case has it; None where it has no such field or value.

    Crossref gives texts in lists.
    """
    if name in NAMES:
        return of_csl(value)
    if name in DATES:
        return date(value)
    one = value[0] if isinstance(value, list) and value else value
    if name in TEXTS and isinstance(one, (str, int, float)) and not isinstance(one, bool):
        text = str(one)
        return lettered(text) if len(text) <= LONGEST else None
    return None


def date(value: Any) -> int | str | None:  # noqa: ANN401 - any value of JSON
    """A date of CSL-JSON: its parts, which may be texts, or the text a program had."""
    if isinstance(value, str):
        return day(value)
    if not isinstance(value, dict):
        return None
    match value.get("date-parts"):
        case [[*first], [*last], *_] if first and last:
            return span(numbers(first), numbers(last))
        case [[*parts], *_] if parts:
            season = value.get("season")
            known = SEASONS_OF_CSL.get(str(season)) or month(str(season)) if season else None
            return joined([*numbers(parts)[:1], known] if known else numbers(parts))
    raw = value.get("raw", value.get("literal"))
    return day(raw) if isinstance(raw, str) else None


def numbers(parts: list[Any]) -> list[int | None]:
    """The year, month and day; None for what is no such number."""
    texts = [str(part) for part in parts[:3] if part not in (None, "")]
    short = len("2000")
    return [int(text) if text.isdecimal() and len(text) <= short else None for text in texts]


def noted(entry: Entry, note: Any) -> None:  # noqa: ANN401 - any value of JSON
    """Take the numbers of PubMed out of the note, where they are called so."""
    text = note if isinstance(note, str) else ""
    if IN_PRESS.fullmatch(text):
        entry.fields.setdefault("status", "in press")
    if found := values.PMID_IN.search(text):
        entry.fields.setdefault("PMID", found[1])
    if found := values.PMCID_IN.search(text):
        entry.fields.setdefault("PMCID", found[0])
