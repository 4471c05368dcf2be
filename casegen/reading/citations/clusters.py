"""The clusters of a case as their author typed them, with the places of what is inside."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from casegen.case.finding import Edit
from casegen.reading.passages import Added, Passage, at
from casegen.reading.prose import Token

SPACES = re.compile(r"\s+")
PART = re.compile(r"(\d+)(?:\s*[–—-]\s*(\d+))?")
COMMA = re.compile(r"(?<!\s)\s*[,;]\s*")
DASH = re.compile(r"(?<!\s)\s*[–—-]\s*")


class Typed(NamedTuple):
    """One cluster of a passage in one language; its numbers are empty where it holds keys."""

    passage: Passage
    language: str
    token: Token

    @property
    def text(self) -> str:
        """The cluster's characters, its brackets included."""
        return self.token.content

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys it cites, with repeats."""
        return tuple(self.token.meta["keys"])

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers it cites, ranges written out, with repeats."""
        return tuple(self.token.meta["numbers"])

    @property
    def start(self) -> int:
        """Where it begins in its text."""
        return int(self.token.meta["start"])

    @property
    def end(self) -> int:
        """Where it ends in its text."""
        return int(self.token.meta["end"])

    @property
    def parts(self) -> tuple[tuple[int, int], ...]:
        """The single numbers and ranges as typed, a single one as a range to itself."""
        found = PART.findall(self.text)
        return tuple((int(first), int(last or first)) for first, last in found)

    def place(self, span: tuple[int, int] | None = None) -> dict[str, Any]:
        """Its place as `Found` takes it, or that of the characters `span` within it."""
        place = at(self.passage, self.language, self.token.meta)
        if span:
            place |= {"start": self.start + span[0], "end": self.start + span[1]}
        return place

    def edit(self, span: tuple[int, int] | None, text: str) -> Edit:
        """The edit that writes `text` for the characters `span` within it, or for all of it."""
        place = self.place(span)
        return Edit(place["keys"], text, place["start"], place["end"])


def clusters(added: Iterable[Added]) -> tuple[Typed, ...]:
    """The clusters among all that is added to prose, in the order of their passages."""
    return tuple(Typed(*item) for item in added if item[2].type == "citation")


def literals(clusters: Iterable[Typed]) -> Iterator[Typed]:
    """The clusters that hold numbers; one that a line of a list breaks in two is left out."""
    for cluster in clusters:
        text = cluster.passage.text[cluster.language]
        if cluster.numbers and text.startswith(cluster.text, cluster.start):
            yield cluster


def spellings(clusters: Iterable[Typed]) -> Iterator[tuple[tuple[str, str], str, Typed]]:
    """Each mark within a cluster by language and kind, its spaces made plain."""
    for cluster in literals(clusters):
        for kind, pattern in (("comma", COMMA), ("dash", DASH)):
            for match in pattern.finditer(cluster.text):
                yield (cluster.language, kind), SPACES.sub(" ", match[0]), cluster
