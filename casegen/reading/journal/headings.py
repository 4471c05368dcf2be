"""Headings read: the part that a heading means, whatever words a journal has for it."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

from casegen.system.data import toml

LONGEST = 60
NUMBER = re.compile(r"^(?:\d{1,2}|[ivx]{1,4})(?:\.\d{1,2})?[.)]?\s+")


def folded(heading: str) -> str:
    """A heading in lower case without its number and the mark at its end."""
    text = " ".join(unicodedata.normalize("NFC", heading).casefold().split())
    return NUMBER.sub("", text).rstrip(" .:")


@cache
def synonyms(tag: str) -> dict[str, str]:
    """The part that each known heading of a language means, by its folded words."""
    table = toml(Path(__file__).with_name("headings.toml")).get(tag, {})
    return {folded(word): role for role, known in table.items() for word in known}


def meant(heading: str, tag: str) -> str | None:
    """The part that a heading means in a language, or None where it is no known heading."""
    return synonyms(tag).get(folded(heading)) if len(heading) <= LONGEST else None
