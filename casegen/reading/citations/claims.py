"""The claims of a text that want a source: percentages, doses, and years of discovery."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from casegen.reading.text import masked, sentences
from casegen.system.data import toml

WORDS = Path(__file__).with_name("claims.toml")
NUMBER = r"\d[\d.,]{0,12}"
DOSES = r"cGy|Gy|mg|mcg|µg|μg|g/kg|IU|UI|mL/kg|ml/kg"
CONCENTRATION = r"/[dm]?[Ll]\b"
MEASURE = re.compile(
    rf"\d(?<!\d.)[\d.,]{{0,12}}(?:\s?[–-]\s?{NUMBER})?\s?(?:%|(?:{DOSES})(?![\w%])(?!{CONCENTRATION}))"
)
# The level of an interval is no claim.
LEVEL = re.compile(r"[\s)]{0,2}(?:CI|CrI|KTC|confidence|khoảng tin cậy)\b")
LEVELLED = re.compile(r"(?:CI|CrI|KTC|interval|khoảng tin cậy)[\s(:,]{1,3}$")
YEAR = r"(?:1[5-9]|20)\d\d(?!\d)"
CENTURIES = re.compile(YEAR)


class Claim(NamedTuple):
    """A figure at `start` to `end`; a source may stand from `sentence` to `limit`."""

    start: int
    end: int
    sentence: int
    limit: int


@cache
def discovery(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]] | None:
    """The patterns of words of discovery, of years, and of the report's own patients."""
    known = toml(WORDS).get(language)
    if known is None:
        return None
    told, before, after, own = (
        "|".join(map(re.escape, known[name])) for name in ("discovery", "before", "after", "own")
    )
    year = rf"\b(?:{before})\s({YEAR})" + (rf"(?!\s(?:{after})\b)" if after else "")
    flags = re.IGNORECASE
    return re.compile(told, flags), re.compile(year, flags), re.compile(rf"\b(?:{own})\b", flags)


def of_interval(match: re.Match[str], words: str) -> bool:
    """Whether a percentage is the level of a confidence interval."""
    start, end = match.span()
    return bool(LEVEL.match(words, end) or LEVELLED.search(words, max(start - 20, 0), start))


def claims(text: str, language: str) -> Iterator[Claim]:
    """The first claim of each sentence that makes one."""
    words = masked(text)
    told, year, own = discovery(language) or (None, None, None)
    found = [(m.span(), False) for m in MEASURE.finditer(words) if not of_interval(m, words)]
    if year and CENTURIES.search(words):
        found += [(match.span(1), True) for match in year.finditer(words)]
    spans = list(sentences(text)) if found else []
    ends = [end for _start, end in spans]
    seen = barren = -1
    for (start, end), dated in sorted(found):
        place = bisect_right(ends, start)
        sentence, stop = spans[place]
        if place == seen or (dated and place == barren):
            continue
        if dated and told and not told.search(words, sentence, stop):
            barren = place
            continue
        seen = place
        if own and own.search(words, sentence, stop):
            continue
        yield Claim(start, end, sentence, ends[min(place + 1, len(ends) - 1)])
