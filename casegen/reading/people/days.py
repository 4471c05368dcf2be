"""Days and months of the calendar in a text, as Vietnamese and English write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

from casegen.reading.clinical import Pages
from casegen.system.data import toml

Spans: TypeAlias = Iterator[tuple[int, int]]
TABLE: dict[str, list[str]] = toml(Path(__file__).with_name("days.toml"))


def one_of(name: str) -> str:
    """Any of the words of a list, the longer first."""
    return "|".join(map(re.escape, sorted(TABLE[name], key=len, reverse=True)))


DOSE = re.compile(rf"\s*(?:{one_of('doses')})(?!\w)")
GROUP = re.compile(rf"\s*(?:{one_of('groups')})(?!\w)")
BEFORE = re.compile(rf"(?<!\w)(?:{one_of('before')})\s*$|[/\d]\s*$")
TIMES = re.compile(rf"(?<!\w)(?:{one_of('times')})[\s:(]*$")
LAWS = re.compile(rf"(?<!\w)(?:{one_of('laws')})(?!\w)")
YEAR = r"(?:19|20)\d{2}"
START = r"\d(?<![\w.,/+-]\d)"
STOP = r"(?!\w|[./-]\d)"
FIGURES = re.compile(rf"{START}\d{{0,3}}([/.-])\d{{1,4}}(?:\1\d{{1,4}})?{STOP}")
FULL = re.compile(rf"\d\d?([/.-])\d\d?\1{YEAR}|{YEAR}([/.-])\d\d?\2\d\d?")
SHORT = re.compile(r"\d\d?([/.-])\d\d?\1\d\d")
MONTH_YEAR = re.compile(rf"(\d\d?)/{YEAR}")
MONTHS = "mười một|mười hai|giêng|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười|chạp"
DAY = re.compile(
    rf"(?:ngày|hôm|mồng|mùng|(?P<hour>sáng|trưa|chiều|tối|đêm))(?: ngày| hôm)?(?: mồng| mùng)?\s+"
    rf"(?P<day>\d\d?)\s*(?:/|,? ?tháng)\s*(?P<month>\d\d?|{MONTHS})(?!\w|[.,-]\d)"
    r"(?:\s*(?:/|,? ?năm)\s*\d{2,4})?"
)
# A day in words: "ngày mười hai tháng ba".
SPELT = re.compile(rf"(?:ngày|hôm|mồng|mùng) (?:[^\W\d]+ ){{1,3}}?tháng (?:{MONTHS})(?!\w)(?! nay)")
GRADED = re.compile(r"(?:cơ lực|sức cơ|điểm|thị lực|thang|mrc)(?!\w)")
NUMERAL = re.compile(r"(?:mồng|mùng|một|hai|ba|bốn|tư|năm|lăm|sáu|bảy|tám|chín|mười|mươi|mốt)\s")
MONTH = re.compile(rf"tháng\s+(?:\d\d?|giêng|chạp)\s*(?:[/–-]|,?\s?năm)\s*{YEAR}(?!\w)")
LUNAR = re.compile(r"m[ùồ]ng\s+\d\d?\s+(?:tết|tháng\s+\w+)")
NAME = re.compile(rf"(?:{one_of('months')})(?!\w|[–-][A-Z])\.?")
ORDINAL = r"\d\d?(?:st|nd|rd|th)?"
NAME_BEFORE = re.compile(rf"(?<![\w.,/–-]){ORDINAL}\s(?:of\s)?$")
NAME_AFTER = re.compile(rf",?\s{YEAR}(?!\w)|\s{ORDINAL}(?:,?\s{YEAR})?(?!\w|[.,/–-]\d|%)")
REACH = 12
LAST_DAY, LAST_MONTH = 31, 12
PARTS = frozenset({("1", "2"), ("1", "3"), ("1", "4"), ("3", "4"), ("2", "3")})


def days(pages: Pages) -> Spans:
    """Where a day or a month of a year is named, but for those of laws and of what is published."""
    finders = (in_figures, in_vietnamese, in_english)
    reached = -1
    for start, end in sorted(span for find in finders for span in find(pages)):
        if start >= reached and not LAWS.search(pages.before(start)) and not pages.learned(start):
            reached = end
            yield start, end


def plausible(text: str) -> bool:
    """Whether the figures of a date can be a day and a month, in whatever order."""
    numbers = [int(part) for part in re.findall(r"\d+", text) if len(part) <= len("31")][:2]
    return min(numbers) <= LAST_MONTH and min(numbers) > 0 and max(numbers) <= LAST_DAY


def in_figures(pages: Pages) -> Spans:
    """Days such as 12/03/2024, 2024-03-12 and 12/03/24, and months such as 03/2024."""
    for match in FIGURES.finditer(pages.words):
        text = match[0]
        if FULL.fullmatch(text):
            found = plausible(text)
        elif SHORT.fullmatch(text):
            timed = TIMES.search(pages.before(match.start()))
            found = bool(timed) and plausible(text.rpartition(match[1])[0])
        else:
            found = is_month(text, pages, *match.span())
        if found:
            yield match.span()


def is_month(text: str, pages: Pages, start: int, end: int) -> bool:
    """Whether figures are a month of a year; 10/2000 may be a share, and needs a word for time."""
    match = MONTH_YEAR.fullmatch(text)
    if not match or not 0 < int(match[1]) <= LAST_MONTH:
        return False
    before = pages.before(start)
    share = GROUP.match(pages.folded, end) or BEFORE.search(before)
    return text.startswith("0") or bool(TIMES.search(before) and not share)


def in_vietnamese(pages: Pages) -> Spans:
    """Days such as "ngày 5 tháng 3", "tháng 3/2024" and "mùng 2 Tết"."""
    for match in DAY.finditer(pages.folded):
        day, month = match["day"], match["month"]
        dose = "/" in match[0] and DOSE.match(pages.folded, match.end())
        share = dose or BEFORE.search(pages.before(match.start()))
        known = not month.isdigit() or 0 < int(month) <= LAST_MONTH
        # "sáng 1/2, tối 1/4" is how much of a tablet is taken.
        part = match["hour"] and (day, month) in PARTS and "ngày" not in match[0]
        part = part or GRADED.search(pages.before(match.start()))
        if known and not share and not part and 0 < int(day) <= LAST_DAY:
            yield match.span()
    for match in SPELT.finditer(pages.folded):
        said = match[0].partition(" ")[2].partition("tháng")[0]
        if not NUMERAL.sub("", said):
            yield match.span()
    for pattern in (MONTH, LUNAR):
        yield from (match.span() for match in pattern.finditer(pages.folded))


def in_english(pages: Pages) -> Spans:
    """Days and months such as 12 March, March 12, 2024 and March 2024."""
    for match in NAME.finditer(pages.words):
        first = max(0, match.start() - REACH)
        before = NAME_BEFORE.search(pages.words[first : match.start()])
        # "On day 12 March fractures were seen" has a day of the illness.
        if before and pages.folded[: first + before.start()].endswith("day "):
            continue
        after = NAME_AFTER.match(pages.words, match.end())
        if (before or after) and not pages.words[match.start() - 1 : match.start()].isalnum():
            start = first + before.start() if before else match.start()
            yield start, after.end() if after else match.end()
