"""Numbers whose marks do not fit the language they are typed in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from casegen.reading.numbers import shapes
from casegen.reading.sheets import Sheet
from casegen.style.language import language
from casegen.system.data import toml

WORDS = toml(Path(__file__).with_name("marks.toml"))
LABELS = frozenset(WORDS["labels"])
LABEL = re.compile(r"([^\W\d_]+)[-.\s]{0,3}$")
# The number of a grant, a decree or a protocol, with the year within it.
CODE = re.compile(r"\d{1,4}(?:\.\d{1,4})*[-–/](?:19|20)\d\d(?:[.\-–/]\d{1,5})+(?!\d)")
NUMBERED = "|".join(map(re.escape, WORDS["numbered"]))
NAMED = re.compile(
    rf"(?:(?<!\w)(\w{{1,12}})\s|(?<!\w))(?:{NUMBERED})(?:\s(?:{NUMBERED}))*[.:#\s(]{{0,3}}$"
)
CHAIN = "0123456789.,/–-"
LONGEST = 40
AFTER = re.compile(r"/[^\W\d_]|/\d{4}|-[^\W\d_]|\(|:")
NUMBER = re.compile(r"\d(?<![\w.,].)\d*(?:[.,\u00a0\u202f]\d+)*")
TITLE = re.compile(r"\.?\s([^\W\d_])")
UNIT = re.compile(
    r"\s?(?:%|°|×|[.·]\s?10[⁰¹²³⁴-⁹^*]|[munpµμkcd]?(?:g|m|mol|L|l|Gy|U)(?![^\W_])|[TGf]/?[Ll](?!\w)|mmHg)"
)


class Typed(NamedTuple):
    """A number on a sheet with its language's decimal mark and the mark that groups thousands."""

    sheet: Sheet
    start: int
    end: int
    digits: str
    mark: str
    group: str

    @property
    def swapped(self) -> str:
        """The number with the two marks changed for each other."""
        return self.digits.translate(str.maketrans(self.mark + self.group, self.group + self.mark))

    @property
    def measured(self) -> bool:
        """Whether a unit or a percent sign follows, so that it can be no label."""
        return bool(UNIT.match(self.sheet.words, self.end))

    @property
    def previous(self) -> str:
        """The word right before the number, in lower case."""
        before = LABEL.search(self.sheet.words, max(self.start - 20, 0), self.start)
        return before[1].lower() if before else ""

    @property
    def labels(self) -> bool:
        """Whether the number names a version, a section, a decree or a substance."""
        words, start = self.sheet.words, self.start
        title = TITLE.match(words, self.end)
        heads = words[max(start - 2, 0) : start] in {"", "\n\n", "\0\n"} and title
        return bool(
            AFTER.match(words, self.end)
            or names(words, start, self.end)
            or self.previous in LABELS
            or (heads and title and title[1].isupper())
        )


def names(words: str, start: int, end: int) -> bool:
    """Whether a number or a range is the name of a document, as a grant's, or a part of it."""
    first = max(start - LONGEST, 0) + len(words[max(start - LONGEST, 0) : start].rstrip(CHAIN))
    code = CODE.match(words, first)
    if code and code.end() >= end:
        return True
    before = words[max(first - LONGEST, 0) : first]
    if not before.rstrip(" \n.:#(")[-1:].isalpha():
        return False
    named = NAMED.search(before.lower().replace("\n", " "))
    return bool(named and named[1] not in WORDS["measures"])


def marked(sheets: Mapping[str, Sheet]) -> tuple[Typed, ...]:
    """The numbers of a case with a point, a comma or a space in them."""
    return tuple(read(sheets))


def read(sheets: Mapping[str, Sheet]) -> Iterator[Typed]:
    """The numbers with marks, language by language."""
    for tag, sheet in sheets.items():
        loose, _sound, mark = shapes(language(tag))
        group = "." if mark == "," else ","
        for match in loose.finditer(sheet.words):
            if not match[0].isdecimal():
                yield Typed(sheet, *match.span(), match[0], mark, group)


def elsewhere(sheets: Mapping[str, Sheet], number: Typed, *digits: str) -> bool:
    """Whether the same text in another language has a number typed in one of these ways."""
    keys, _start = number.sheet.origin(number.start)
    others = [sheet for sheet in sheets.values() if sheet is not number.sheet]
    return any(not found(sheet.texts.get(keys, "")).isdisjoint(digits) for sheet in others)


@lru_cache(maxsize=256)
def found(words: str) -> frozenset[str]:
    """The numbers of a text as typed."""
    return frozenset(NUMBER.findall(words))
