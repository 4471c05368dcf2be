"""The two ways of writing a reference's title, and a journal's; which of the two is the odd one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Literal

from casegen.system.data import toml

JOURNALS = Path(__file__).with_name("journals.toml")
SMALL = Path(__file__).with_name("titles.toml")
WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
START = re.compile(r"(?:^|[.:?!–—])[\s\[“\"‘(]*[^\W\d_]+(?:[-’'][^\W\d_]+)*")
PLAIN_START = re.compile(r"[\[“\"‘(]*[a-z]{5,}(?![\w-])")
LONG = 5  # letters; shorter words are small or great by other habits
NAMES = 3  # capitals that are hardly all names


@cache
def societies() -> re.Pattern[str]:
    """The pattern of a society's name: capitals around a word such as Society or College."""
    bodies = "|".join(toml(SMALL)["bodies"])
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
    small = toml(SMALL)["small"]
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


def form_of(title: str) -> Literal["short", "full"] | None:
    """Whether a journal's title is abbreviated, or None where its words do not tell."""
    words = [word.strip(",:()").casefold() for word in title.split()]
    known = toml(JOURNALS)
    full = any(word in known["full"] for word in words)
    dotted = any(word.endswith(".") for word in words)
    short = dotted or (len(words) > 1 and any(word in known["short"] for word in words))
    return None if full == short else ("full" if full else "short")


def minority(forms: Mapping[int, str | None], odd: str) -> tuple[int, ...]:
    """The places whose form is the rarer of two; `odd` is the one that a tie makes so."""
    kinds = [form for form in forms.values() if form]
    other = next((kind for kind in kinds if kind != odd), None)
    if odd not in kinds or other is None:
        return ()
    rare = odd if kinds.count(odd) <= kinds.count(other) else other
    return tuple(place for place, form in forms.items() if form == rare)
