"""A draft: a case's data to be changed at places drawn from a seeded generator."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any, TypeAlias, TypeVar

from casegen.reading.passages import PATIENT_PARTS

Data: TypeAlias = dict[str, Any]
Change: TypeAlias = Callable[["Draft"], None]
Item = TypeVar("Item")

LANGUAGES = ("vi", "en")


class NoPlaceError(Exception):
    """A case that has no place for a fault."""


@dataclass
class Draft:
    """A case's data, its own to change, and the generator that draws places in it."""

    data: Data
    random: Random

    def one(self, options: Sequence[Item]) -> Item:
        """One of the options, drawn; raises NoPlaceError where there is none."""
        if not options:
            raise NoPlaceError
        return self.random.choice(options)

    def prose(self, *parts: str) -> list[Data]:
        """The tables that hold running prose in every language, of all parts or of some."""
        return [table for part, table in sections(self.data) if not parts or part in parts]

    def entry(self, name: str, **wanted: object) -> Data:
        """One table drawn from a list at the top or of a patient, with values that are wanted."""
        rows = [row for table in [self.data, *self.data["patients"]] for row in table.get(name, [])]
        return self.one([row for row in rows if wanted.items() <= row.items()])

    def swap(
        self, pattern: str, new: str | Callable[[re.Match[str]], str], *parts: str, tag: str = ""
    ) -> None:
        """Replace one match of a pattern in the prose of one language."""
        tags = (tag,) if tag else LANGUAGES
        found = [
            (table, language, match)
            for table in self.prose(*parts)
            for language in tags
            for match in re.finditer(pattern, table[language])
        ]
        table, language, match = self.one(found)
        put(table, language, match, new)

    def twin(self, pattern: str, new: str | Callable[[re.Match[str]], str], *parts: str) -> None:
        """Replace one match in every language, where a text has as many in each."""
        found = []
        for table in self.prose(*parts):
            matches = [list(re.finditer(pattern, table[tag])) for tag in LANGUAGES]
            if len(matches[0]) == len(matches[1]):
                found += [(table, pair) for pair in zip(*matches, strict=True)]
        table, pair = self.one(found)
        for language, match in zip(LANGUAGES, pair, strict=True):
            put(table, language, match, new)

    def add(self, vi: str, en: str, *parts: str) -> Data:
        """Put a sentence at the end of one text, in both languages."""
        table = self.one(self.prose(*parts))
        for language, sentence in {"vi": vi, "en": en}.items():
            table[language] = f"{table[language].rstrip()} {sentence}\n"
        return table

    def everywhere(self, pattern: str, new: str | Callable[[re.Match[str]], str]) -> None:
        """Replace every match in every text of the case."""
        self.data = replaced(self.data, re.compile(pattern), new)


@dataclass(frozen=True)
class Injector:
    """A fault: the rule that must report it, and the form of the cases it is put into."""

    rule: str
    change: Change
    form: str
    times: int

    @property
    def name(self) -> str:
        """The name of the function that makes the change."""
        return self.change.__name__


@dataclass(frozen=True)
class Table:
    """The injectors of one module, in the order in which they are written."""

    listed: list[Injector] = field(default_factory=list)

    def __call__(
        self, rule: str, form: str = "plain", times: int = 2
    ) -> Callable[[Change], Change]:
        """Enter a function as the injector of a rule."""

        def enter(change: Change) -> Change:
            self.listed.append(Injector(rule, change, form, times))
            return change

        return enter


def sections(data: Data) -> Iterator[tuple[str, Data]]:
    """The tables of running prose, each with the part of the report it belongs to."""
    for part in ("introduction", "conclusion"):
        yield part, data[part]
    for patient in data["patients"]:
        for part in PATIENT_PARTS:
            value = patient.get(part, [])
            for table in value if isinstance(value, list) else [value]:
                if "vi" in table:
                    yield part, table
    yield from (("discussion", table) for table in data["discussion"])


def put(
    table: Data, language: str, match: re.Match[str], new: str | Callable[[re.Match[str]], str]
) -> None:
    """Put something new in the place of a match."""
    text = table[language]
    fresh = new(match) if callable(new) else match.expand(new)
    table[language] = text[: match.start()] + fresh + text[match.end() :]


def replaced(
    value: Any,  # noqa: ANN401 - any TOML value
    pattern: re.Pattern[str],
    new: str | Callable[[re.Match[str]], str],
) -> Any:  # noqa: ANN401 - any TOML value
    """A value with a pattern replaced in every string it holds."""
    if isinstance(value, str):
        return pattern.sub(new, value)
    if isinstance(value, dict):
        return {key: replaced(item, pattern, new) for key, item in value.items()}
    if isinstance(value, list):
        return [replaced(item, pattern, new) for item in value]
    return value
