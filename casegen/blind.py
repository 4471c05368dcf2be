"""Blind review: a case without anything that tells who wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from casegen.language import language
from casegen.model import Case
from casegen.model.front import Author
from casegen.model.text import Record
from casegen.resources import languages

GONE = ("funding", "author_contributions", "acknowledgements", "source")
# A part of an institution's name that is shorter could be any word.
TELLING = 8


def blind(case: Case) -> Case:
    """The case without its authors, and with their names and institutions left out of its texts."""
    either = "|".join(map(re.escape, names(case)))
    found = re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)
    kept = {name: getattr(case, name) for name in type(case).model_fields if name != "references"}
    hidden = {name: redacted(value, found) for name, value in kept.items()}
    hidden |= {"authors": (), "affiliations": (), **dict.fromkeys(GONE)}
    if case.ethics:
        unnamed = {"council": None, "number": None, "date": None}
        hidden["ethics"] = hidden["ethics"].model_copy(update=unnamed)
    return case.model_copy(update=hidden)


def names(case: Case) -> list[str]:
    """What would tell who wrote a case, the longest first."""
    telling = {name for author in case.authors for name in of_author(author)}
    for place in case.affiliations:
        for name in place.name.values():
            telling |= {name, *(part for part in name.split(", ") if len(part) >= TELLING)}
    return sorted(telling, key=lambda name: (-len(name), name))


def of_author(author: Author) -> Iterator[str]:
    """The ways an author's name is written, with the ORCID and the address."""
    given = " ".join(filter(None, (author.middle, author.given)))
    western = " ".join(filter(None, (author.given, author.middle)))
    yield f"{author.family} {given}"
    yield f"{western} {author.family}"
    yield f"{author.family}, {given}"
    yield from filter(None, (author.orcid, author.email))


def redacted(value: Any, found: re.Pattern[str], tag: str = "") -> Any:  # noqa: ANN401 - any value
    """A value of a case in which what was found gives way to a note in the text's language."""
    match value:
        case str():
            return found.sub(language(tag).word("label", "withheld"), value) if tag else value
        case Record():
            fields = {name: getattr(value, name) for name in type(value).model_fields}
            update = {name: redacted(field, found) for name, field in fields.items()}
            return value.model_copy(update=update)
        case tuple():
            return tuple(redacted(item, found, tag) for item in value)
        case Mapping():
            tags = {key: key if key in languages() else "" for key in value}
            return {key: redacted(item, found, tags[key]) for key, item in value.items()}
        case _:
            return value
