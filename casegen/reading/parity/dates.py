"""The dates of a text, in any of its language's forms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from casegen.system.data import toml

WORDS = Path(__file__).with_name("dates.toml")
NUMERIC = (
    r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})",
    r"(?P<d>\d{1,2})(?P<mark>[/.-])(?P<m>\d{1,2})(?P=mark)(?P<y>\d{4}|\d\d)",
    r"(?P<m>\d{1,2})/(?P<y>(?:19|20)\d\d)",
)
JOINED = re.compile(r"\d[/.-]\d")
# What every numeric form holds.
IN_FIGURES = re.compile(r"\d(?:[/.-]\d\d?[/.-]|/(?:19|20)\d)\d")
CENTURY = 100
NEXT_CENTURY = 70
DAYS = 31
MONTHS = 12


class Day(NamedTuple):
    """A date with its offsets; what it does not name is 0.

    `month_first` tells that day and month, both numbers up to 12, may be the other way round.
    """

    start: int
    end: int
    year: int
    month: int
    day: int
    month_first: bool = False


@cache
def grammar(tag: str) -> dict[str, Any]:
    """What words.toml has of a language."""
    return dict(toml(WORDS).get(tag, {}))


@cache
def patterns(tag: str) -> tuple[tuple[re.Pattern[str], bool], ...]:
    """The forms of a date in a language, each with whether its parts may change places."""
    words = grammar(tag)
    written = "|".join(sorted(map(re.escape, months(tag)), key=len, reverse=True))
    forms = [(form, words.get("month_first", False) and "mark" in form) for form in NUMERIC]
    forms += [(f.replace("{months}", written), False) for f in words.get("dates", ())]
    return tuple(
        (re.compile(rf"(?<![\w/.,])(?:{form})(?!\w|[/.,-]\d)"), swap) for form, swap in forms
    )


@cache
def named(tag: str) -> tuple[str, ...]:
    """The words of which a date without marks must have one."""
    return tuple(months(tag)) or (str(grammar(tag).get("month", "")),)


def months(tag: str) -> dict[str, int]:
    """The names of the months that are words, with their numbers."""
    return dict(grammar(tag).get("months", {}))


def dates(text: str, tag: str) -> Iterator[Day]:
    """The dates of a text, none within another."""
    if not JOINED.search(text) and not any(name in text for name in named(tag)):
        return
    forms = patterns(tag)
    for pattern, swap in forms if IN_FIGURES.search(text) else forms[len(NUMERIC) :]:
        last = 0
        pieces = []
        for match in pattern.finditer(text):
            day = read(match, tag, swap=swap)
            if day:
                pieces += [text[last : day.start], " " * len(match[0])]
                last = day.end
                yield day
        if last:
            text = "".join([*pieces, text[last:]])


def read(match: re.Match[str], tag: str, *, swap: bool) -> Day | None:
    """A match as a date, or None where the calendar has no such day or month."""
    parts = match.groupdict()
    year, day = int(parts.get("y") or 0), int(parts.get("d") or 0)
    month = months(tag).get(parts["m"]) or int(parts["m"]) if parts["m"] else 0
    if parts.get("y") and len(parts["y"]) == len("24"):
        year += 2 * 10 * CENTURY if year < NEXT_CENTURY else 19 * CENTURY
    if swap and month > MONTHS >= day:
        day, month = month, day
    if month not in range(1, MONTHS + 1) or ("d" in parts and day not in range(1, DAYS + 1)):
        return None
    both = swap and day <= MONTHS and day != month
    return Day(match.start(), match.end(), year, month, day, both)
