"""Inheritance: what an entry of BibTeX takes from others by crossref and xdata."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

Fields = dict[str, str]

DEEPEST: Final = 8
MOST: Final = 20  # names in one xdata
# What of a whole is said of its parts (biblatex, appendix B); all else is its own.
SHARED: Final = frozenset(
    {
        "booktitle", "journal", "journaltitle", "shortjournal", "editor", "volume", "number",
        "issue", "series", "edition", "publisher", "institution", "organization", "school",
        "address", "location", "isbn", "year", "month", "day", "date", "language", "langid",
        "eventtitle", "eventdate", "venue", "pubstate",
    }
)  # fmt: skip
# What a whole is called in its parts, which goes behind what it says itself.
CALLED: Final = {"title": "booktitle"}
IN_JOURNALS: Final = {"title": "journaltitle"}
TITLED: Final = frozenset({"title", "subtitle", "author", "doi", "url", "pages", "eid", "note"})


class Family:
    """The entries of a file by key, each with its kind and its own fields."""

    def __init__(self, entries: Mapping[str, tuple[str, Fields]]) -> None:
        self.entries = entries
        self.known: dict[str, Fields] = {}

    def inherited(self, key: str, depth: int = 0) -> Fields:
        """The fields of an entry with those it inherits; what names no entry stays as it is."""
        if key in self.known:
            return self.known[key]
        kind, own = self.entries[key]
        if not {"crossref", "xdata"} & own.keys():
            return own
        found = dict(own)
        # One that inherits from itself takes its own fields.
        self.known[key] = own
        if depth < DEEPEST:
            for name, given in self.parents(kind, own, depth):
                found = {**given, **found}
                found.pop(name, None)
        if depth:
            del self.known[key]
        else:
            self.known[key] = found
        return found

    def parents(self, kind: str, own: Fields, depth: int) -> Iterator[tuple[str, Fields]]:
        """What is given by each entry that is named, with the field that names it."""
        for name in own.get("xdata", "").split(",")[:MOST]:
            if (key := name.strip().lower()) in self.entries:
                given = self.inherited(key, depth + 1)
                yield "xdata", {at: given[at] for at in SHARED | TITLED if at in given}
        if (key := own.get("crossref", "").strip().lower()) in self.entries:
            yield "crossref", of_whole(kind, self.inherited(key, depth + 1))


def of_whole(kind: str, given: Fields) -> Fields:
    """What a whole gives to a part of it."""
    names = IN_JOURNALS if kind == "article" else CALLED
    titled = {new: given[name] for name, new in names.items() if name in given}
    return {**titled, **{name: given[name] for name in SHARED if name in given}}
