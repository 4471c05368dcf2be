"""Ids: how the author will cite what was collected."""

from __future__ import annotations

import re
import string
from collections.abc import Container, Iterator, Mapping
from itertools import count
from typing import Any, Final

from casegen.case.references.exchange.entry import ID
from casegen.case.references.identity import folded

LONGEST: Final = 64
NAME: Final = 40
YEAR: Final = 4


def named(key: str, fields: Mapping[str, Any], taken: Container[str]) -> str:
    """The file's own key if it is a legal id, else the first author and the year; none twice."""
    if ID.fullmatch(key) and len(key) <= LONGEST and key not in taken:
        return key
    year = str(fields.get("issued", ""))[:YEAR]
    stem = f"{author(fields)}{year}"
    return next(name for name in spellings(stem) if name not in taken)


def spellings(stem: str) -> Iterator[str]:
    """A name, then with b to z behind it, then with numbers."""
    yield stem
    yield from (f"{stem}{letter}" for letter in string.ascii_lowercase[1:])
    yield from (f"{stem}-{number}" for number in count(27))


def author(fields: Mapping[str, Any]) -> str:
    """The first author's family name, a body's initials, or the title's first word, as an id."""
    people = fields.get("author") or fields.get("editor") or [{}]
    first = people[0]
    words = first.get("literal", "").split()
    initials = "".join(folded(word)[:1] for word in words) if len(words) > 1 else ""
    title = fields.get("title", "").split()
    for name in (first.get("family", ""), initials, *words, *title):
        plain = re.sub(r"^[^a-z]+|[^a-z0-9]", "", folded(name))
        if plain:
            return plain[:NAME]
    return "ref"
