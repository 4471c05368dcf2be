"""The two ways of writing a reference's title."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Literal

from casegen.system.data import toml

WORDS = Path(__file__).with_name("titles.toml")
WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
START = re.compile(r"(?:^|[.:?!–—])[\s\[“\"‘(]*[^\W\d_]+(?:[-’'][^\W\d_]+)*")
PLAIN_START = re.compile(r"[\[“\"‘(]*[a-z]{5,}(?![\w-])")
LONG = 5  # letters; shorter words are small or great by other habits
NAMES = 3  # capitals that are hardly all names


@cache
def societies() -> re.Pattern[str]:
    """The pattern of a society's name: capitals around a word such as Society or College."""
    bodies = "|".join(toml(WORDS)["bodies"])
    name = r"[A-ZÀ-Ý][^\W_]{0,24}(?:[-’'][^\W_]{1,24}){0,2}"
    links = r"(?:of|for|on|and|the|in|&)"
    more = rf"(?:,? (?:{links} ){{0,2}}{name})"
    return re.compile(
        rf"\b(?:{name} ){{0,4}}(?:{bodies})\b(?: {links}(?: the)? {name}{more}{{0,2}})?"
    )


def inner(title: str) -> list[str]:
    """The long words of a title that begin neither it nor its subtitle, nor name a society."""
    plain = societies().sub(" ", START.sub(" ", title))
    return [word for word in WORD.findall(plain) if len(word) >= LONG]


def common_words(titles: Iterable[str]) -> frozenset[str]:
    """The words that some title writes small, and that are therefore no names."""
    return frozenset(word for title in titles for word in inner(title) if word.islower())


def case_of(title: str, common: frozenset[str]) -> Literal["title", "sentence"] | None:
    """The habit a title shows, or None where its few words show none."""
    words = inner(title)
    small = toml(WORDS)["small"]
    plain = [word for word in words if word.islower() and word not in small]
    capitals = [word for word in words if word[0].isupper() and not word.isupper()]
    if plain and not (len(capitals) >= NAMES and len(capitals) > 2 * len(plain)):
        return "sentence"
    enough = NAMES - bool(societies().search(title))
    if len(capitals) >= enough or any(word.casefold() in common for word in capitals):
        return "title"
    return None


def small_start(title: str) -> bool:
    """Whether a title begins with a plain word in small letters."""
    return PLAIN_START.match(title) is not None
