"""Dates: of a day, a month, a season, or from one to another, as a case has them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from casegen.case.references.exchange.text import plain

MONTHS: Final = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
]  # fmt: skip
# EDTF (ISO 8601-2): seasons are counted on from 21, spring first.
SEASONS: Final = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
SEASONS_OF_CSL: Final = {"1": 21, "2": 22, "3": 23, "4": 24}
ISO: Final = re.compile(r"(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?:T.*|[-/. ]*)", re.ASCII)
SPAN: Final = re.compile(
    r"(\d{4}(?:-\d\d){0,2})(?:/|(?<=^\d{4})\s?[-–—]{1,2}\s?(?=\d{4}$))(\d{4}(?:-\d\d){0,2})",
    re.ASCII,
)
RIS: Final = re.compile(r"(\d{4}/\d*/\d*)/(.+)", re.ASCII)  # what it likes stands behind it
NAME: Final = r"[^\W\d_]{3,9}\.?"
DASH: Final = r"\s*[-‐‑–—/]+\s*"
# 2013 Sep 12, 2013 Sep-Oct, 2013 Sep 28-Oct 3, 2013 Dec-2014 Jan, as PubMed has them.
FIRST: Final = re.compile(
    rf"(\d{{4}})\s+({NAME})(?:\s+(\d{{1,2}}))?"
    rf"(?:{DASH}(?:(\d{{4}})\s+)?(?:({NAME})\s*)?(\d{{1,2}})?)?"
)
# September 12, 2013; 12 September 2013; Sep-Oct 2013; Spring 2013.
LAST: Final = re.compile(
    rf"(?:(\d{{1,2}})\.?\s+)?({NAME})(?:{DASH}({NAME}))?(?:\s+(\d{{1,2}}),?)?,?\s+(\d{{4}})"
)


def day(text: str) -> int | str | None:
    """A date as far as it goes: 2007, 2007-03, 2007-03-09, 2007-21 (spring), 2007-01/2007-02."""
    bare = plain(text)
    if match := RIS.fullmatch(bare):
        return day(match[2]) or day(match[1].rstrip("/"))
    if match := SPAN.fullmatch(bare):
        return span(*(tuple(map(int, part.split("-"))) for part in match.groups()))
    if match := ISO.fullmatch(bare):
        return joined(tuple(int(part) for part in match.groups() if part))
    if match := FIRST.fullmatch(bare):
        return listed(*match.groups())
    if match := LAST.fullmatch(bare):
        before, name, other, after, year = match.groups()
        return listed(year, name, before or after, None, other, None)
    return None


def listed(year: str, name: str, first: str | None, *until: str | None) -> int | str | None:
    """A date of named months, with the year, month and day that it goes on to."""
    begin = (int(year), month(name), *([int(first)] if first else []))
    if begin[1] is None:
        return None
    if not any(until):
        return joined(begin)
    last, other, number = until
    ending = month(other) if other else begin[1]
    return span(begin, (int(last or year), ending, *([int(number)] if number else [])))


def span(begin: Sequence[int | None], end: Sequence[int | None]) -> int | str | None:
    """From one date to another; the first alone where the second cannot be read."""
    first, last = joined(begin), joined(end)
    if first is None or last is None or first == last or str(last) < str(first):
        return first
    return f"{first}/{last}"


def joined(parts: Sequence[int | None]) -> int | str | None:
    """A date of one to three parts; None where the calendar has no such day."""
    year, *rest = parts
    season = len(rest) == 1 and rest[0] in SEASONS.values()
    try:
        if not season:
            date(*(*parts, 1, 1)[:3])  # type: ignore[arg-type]
    except (ValueError, TypeError, OverflowError):
        return None
    return "-".join([f"{year:04}", *(f"{part:02}" for part in rest)]) if rest else year


def months(text: str) -> tuple[int, ...]:
    """The month or months that a text names, or the season; none where it names none."""
    parts = [month(part) for part in re.split(DASH, plain(text)) if part]
    known = [part for part in parts if part is not None]
    return tuple(known) if parts and len(known) == len(parts) <= 2 else ()  # noqa: PLR2004


def month(text: str) -> int | None:
    """The number of a month or a season, given by its name or its number."""
    name = plain(text).lower().strip(". ")
    if name[:3] in MONTHS:
        return MONTHS.index(name[:3]) + 1
    if name in SEASONS:
        return SEASONS[name]
    vietnamese = name.removeprefix("tháng ")
    return int(vietnamese) if re.fullmatch(r"0?[1-9]|1[0-2]", vietnamese, re.ASCII) else None
