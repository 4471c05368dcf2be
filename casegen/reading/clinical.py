"""The clinical words of a case: all that tells of patients, and nothing of authors or sources."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from casegen.case.origin import Keys
from casegen.reading.phrases import words
from casegen.reading.sheets import BETWEEN, Sheet, Strings
from casegen.system.data import toml

PARTS = frozenset(
    {
        "analytes",
        "title",
        "short_title",
        "abstract",
        "keywords",
        "introduction",
        "patients",
        "figures",
        "tables",
        "discussion",
        "conclusion",
        "consent",
    }
)
# Where others' patients are told of too, so that a sentence with a source speaks of them.
LEARNED = frozenset({"introduction", "discussion", "conclusion"})
PUBLISHED: list[str] = toml(Path(__file__).with_name("clinical.toml"))["published"]
CAPITAL = "".join(filter(str.isupper, map(chr, range(0x1F00))))
# Words that begin with a capital letter, one after another.
RUN = re.compile(rf"[{CAPITAL}](?<!\w.)[\w’'-]*(?:[ \n][{CAPITAL}][\w’'-]*){{0,5}}")
END = re.compile(r"[.!?]\s|\n\s*\n|\0")
CLAUSE = re.compile(r"[;!?\0]|\.\s+(?=[^\W\d])")
REACH = 400
NEAR = 60
LONGEST = 16
MARKS = " \n.,:;(“”\"'"


@dataclass(frozen=True)
class Pages:
    """The words of one language, without markup, and where each text of them begins.

    `keys` lead to each text as written in the file, its language included; it is None for cells
    that all languages share. Pages `aside` are not clinical: others are told of there too.
    """

    language: str | None
    raw: str
    words: str
    starts: tuple[int, ...]
    keys: tuple[Keys, ...]
    aside: bool = False

    @cached_property
    def folded(self) -> str:
        """The words in lower case, as many characters as before."""
        lower = self.words.lower()
        return lower if len(lower) == len(self.words) else "".join(map(lowered, self.words))

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word in lower case."""
        return frozenset().union(*map(words, self.words.split(BETWEEN)))

    def may_have(self, phrase: str) -> bool:
        """Whether all words of a phrase are somewhere on the pages."""
        return words(phrase) <= self.vocabulary

    def origin(self, offset: int) -> tuple[Keys, int]:
        """The keys of the text at an offset, and where it begins."""
        index = bisect_right(self.starts, offset) - 1
        return self.keys[index], self.starts[index]

    def part(self, offset: int) -> str | int:
        """The key at the top of the case that the text at an offset belongs to."""
        return self.origin(offset)[0][0]

    @cached_property
    def runs(self) -> list[tuple[int, int, str]]:
        """Where words that begin with a capital letter stand, those side by side as one.

        Each comes with the word before it, in lower case; a letter alone is no word.
        """
        spans = (match.span() for match in RUN.finditer(self.words))
        return [(*span, self.previous(span[0])) for span in spans if span[1] - span[0] > 1]

    def previous(self, offset: int) -> str:
        """The word before a character in lower case, its punctuation left out."""
        words = self.folded[max(0, offset - LONGEST) : offset].rstrip(MARKS).split()
        return words[-1].strip(MARKS) if words else ""

    def before(self, offset: int) -> str:
        """What precedes a character in its clause, in lower case, as far as it matters."""
        near = self.folded[max(0, offset - NEAR) : offset]
        ends = [match.end() for match in CLAUSE.finditer(near)]
        return near[ends[-1] :] if ends else near

    def at(self, start: int, end: int) -> dict[str, Any]:
        """The place of some characters, as `Found` takes it."""
        keys, first = self.origin(start)
        place = {"start": start - first, "end": end - first}
        return {"keys": keys, **place, "language": self.language}

    def sentence(self, offset: int) -> tuple[int, int]:
        """The offsets of the sentence around a character, as far as it matters."""
        low, high = max(0, offset - REACH), offset + REACH
        ends = [match.end() for match in END.finditer(self.words, low, offset)]
        after = END.search(self.words, offset, high)
        return ends[-1] if ends else low, after.end() if after else min(high, len(self.words))

    def learned(self, offset: int) -> bool:
        """Whether a sentence tells of what others have published, not of these patients."""
        if self.part(offset) not in LEARNED:
            return False
        start, end = self.sentence(offset)
        cited = "[" in self.raw[start:end]
        return cited or any(word in self.folded[start:end] for word in PUBLISHED)


def clinical(sheets: Mapping[str, Sheet], strings: Strings) -> tuple[Pages, ...]:
    """The clinical words of a case's data, language by language."""
    found = [pages(sheet) for sheet in sheets.values()]
    cells = {
        keys: text
        for keys, text in strings
        if keys[0] == "tables" and len(keys) == len(("tables", 0, "rows", 0, 0))
    }
    return (*found, laid(None, {keys: (text, text) for keys, text in cells.items()}))


def pages(sheet: Sheet) -> Pages:
    """What is clinical of a sheet of texts."""
    texts = {}
    for keys, start in zip(sheet.keys, sheet.starts, strict=True):
        if keys[0] in PARTS:
            words = sheet.texts[keys]
            raw = sheet.raw[start : start + len(words)]
            texts[*keys, sheet.language] = raw, words
    return laid(sheet.language, texts)


def laid(
    language: str | None, texts: Mapping[Keys, tuple[str, str]], *, aside: bool = False
) -> Pages:
    """Texts, as typed and without markup, laid one after another."""
    starts = []
    length = 0
    for raw, _words in texts.values():
        starts.append(length)
        length += len(raw) + len(BETWEEN)
    return Pages(
        language=language,
        raw=BETWEEN.join(raw for raw, _words in texts.values()),
        words=BETWEEN.join(words for _raw, words in texts.values()),
        starts=tuple(starts),
        keys=tuple(texts),
        aside=aside,
    )


def lowered(character: str) -> str:
    """A character in lower case where that is one character too."""
    lower = character.lower()
    return lower if len(lower) == 1 else character
