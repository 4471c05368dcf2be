"""A case's texts as their author typed them: one sheet for each language, offsets kept."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from casegen.latest import latest
from casegen.passages import Keys
from casegen.reading.text import masked
from casegen.resources import languages
from casegen.rule import Edit

MARKUP = re.compile(r"[\[{@<]|https?:")
# No pattern for words, spaces or digits crosses it, so that no match spans two texts.
BETWEEN = "\n\0\n"
# Names of institutions and of publications keep their own spelling.
NAMES = frozenset({"affiliations", "source"})
TITLES = frozenset({"title", "short_title"})


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

    def part(self, offset: int) -> str | int:
        """The key at the top of the case that the text at an offset belongs to."""
        return self.origin(offset)[0][0]


@latest
def strings(data: Mapping[str, Any]) -> tuple[tuple[Keys, str], ...]:
    """Every string of a case's data with the keys that lead to it."""
    return tuple(walk(data))


def walk(data: object) -> Iterator[tuple[Keys, str]]:
    """Walk over TOML data without recursion, for a case may be nested deeply."""
    waiting: list[tuple[Keys, object]] = [((), data)]
    while waiting:
        keys, value = waiting.pop()
        if isinstance(value, str):
            yield keys, value
        elif isinstance(value, Mapping):
            waiting += (((*keys, key), item) for key, item in value.items())
        elif isinstance(value, list | tuple):
            waiting += (((*keys, index), item) for index, item in enumerate(value))


def tag(keys: Keys) -> str | None:
    """The language of the string at these keys, where they name one."""
    return str(keys[-1]) if len(keys) > 1 and keys[-1] in known() else None


@lru_cache(maxsize=1)
def known() -> frozenset[str]:
    """The tags of the languages there are."""
    return frozenset(languages())


@latest
def sheets(data: Mapping[str, Any]) -> Mapping[str, Sheet]:
    """The sheets of a case's data, by language tag."""
    found: dict[str, dict[Keys, str]] = {}
    texts = [entry for entry in strings(data) if tag(entry[0])]
    for keys, text in sorted(texts, key=lambda entry: order(entry[0])):
        found.setdefault(str(keys[-1]), {})[keys[:-1]] = text
    return {language: sheet(language, texts) for language, texts in found.items()}


def order(keys: Keys) -> list[tuple[int, str]]:
    """What sorts keys by index and by name."""
    return [(key, "") if isinstance(key, int) else (-1, key) for key in keys]


def sheet(language: str, typed: Mapping[Keys, str]) -> Sheet:
    """One language's texts laid one after another."""
    # A text that cannot have any markup is not parsed.
    texts = {k: masked(text) if MARKUP.search(text) else text for k, text in typed.items()}
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
