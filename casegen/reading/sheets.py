"""A case's texts as their author typed them: one sheet for each language, offsets kept."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, TypeAlias

from casegen.case.excess import values
from casegen.case.finding import Edit
from casegen.case.origin import Keys
from casegen.reading.phrases import words
from casegen.reading.text import masked
from casegen.system.data import languages

# No pattern for words, spaces or digits crosses it, so that no match spans two texts.
BETWEEN = "\n\0\n"
# Names of institutions and of publications keep their own spelling.
NAMES = frozenset({"affiliations", "source"})
TITLES = frozenset({"title", "short_title"})

Strings: TypeAlias = tuple[tuple[Keys, str], ...]


@dataclass(frozen=True)
class Sheet:
    """The texts of one language, one after another: `raw` as typed, `words` without markup.

    Offsets count characters of the sheet; `texts` are the words by the keys that all languages
    of a text share.
    """

    language: str
    raw: str
    words: str
    starts: tuple[int, ...]
    texts: Mapping[Keys, str]
    keys: tuple[Keys, ...]

    def origin(self, offset: int) -> tuple[Keys, int]:
        """The keys of the text at an offset, without the language, and where it begins."""
        index = bisect_right(self.starts, offset) - 1
        return self.keys[index], self.starts[index]

    def at(self, start: int, end: int) -> dict[str, Any]:
        """The place of some characters, as `Found` takes it."""
        keys, first = self.origin(start)
        return {
            "keys": (*keys, self.language),
            "start": start - first,
            "end": end - first,
            "language": self.language,
        }

    def edit(self, start: int, end: int, text: str) -> Edit:
        """The mend that writes a text in the place of some characters."""
        keys, first = self.origin(start)
        return Edit((*keys, self.language), text, start - first, end - first)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word of the sheet in small letters."""
        return frozenset().union(*map(words, self.texts.values()))

    def may_have(self, phrase: str) -> bool:
        """Whether all words of a phrase are somewhere on the sheet."""
        return words(phrase) <= self.vocabulary

    def part(self, offset: int) -> str | int:
        """The key at the top of the case that the text at an offset belongs to."""
        return self.origin(offset)[0][0]


def strings(data: Mapping[str, Any]) -> Strings:
    """Every string of a case's data with the keys that lead to it."""
    return tuple((keys, value) for keys, value in values(data) if isinstance(value, str))


def tag(keys: Keys) -> str | None:
    """The language of the string at these keys, where they name one."""
    return str(keys[-1]) if len(keys) > 1 and keys[-1] in known() else None


@lru_cache(maxsize=1)
def known() -> frozenset[str]:
    """The tags of the languages there are."""
    return frozenset(languages())


def sheets(strings: Strings) -> Mapping[str, Sheet]:
    """The sheets of a case's strings, by language tag."""
    found: dict[str, dict[Keys, str]] = {}
    for keys, text in strings:
        if language := tag(keys):
            found.setdefault(language, {})[keys[:-1]] = text
    return {language: sheet(language, texts) for language, texts in found.items()}


def sheet(language: str, typed: Mapping[Keys, str]) -> Sheet:
    """One language's texts laid one after another."""
    texts = {keys: masked(text) for keys, text in typed.items()}
    starts = []
    length = 0
    for text in texts.values():
        starts.append(length)
        length += len(text) + len(BETWEEN)
    return Sheet(
        language=language,
        raw=BETWEEN.join(typed.values()),
        words=BETWEEN.join(texts.values()),
        starts=tuple(starts),
        texts=texts,
        keys=tuple(texts),
    )
