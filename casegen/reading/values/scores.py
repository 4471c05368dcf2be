"""Scores typed in prose that are not on their scale."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from casegen.reading.phrases import Phrases
from casegen.reading.text import masked
from casegen.system.data import toml

SUM = re.compile(r"\bE\s?(\d)\s?V\s?(\d)\s?M\s?(\d)\b")
TOTAL = re.compile(r"(\d{1,2})\s*(?:điểm|points?)?\s*\(?\s*$|^\s*\)?\s*=\s*(\d{1,2})\b")
MOST = (4, 5, 6)
# What may stand between a score and its number.
FILLED = re.compile(
    r"[\s=]{0,3}|\s(?:scores?\s|điểm\s)?(?:of|was|is|at|là|được|đạt)\s", re.IGNORECASE
)
REACH = 80
GRADE = r"(?:grade|class|độ|phân độ|mức|loại|status|ps)"


@cache
def pattern() -> re.Pattern[str]:
    """A score's name, a few words, and the grade after it."""
    table = toml(Path(__file__).with_name("scores.toml"))
    numbers: list[str] = []
    letters: list[str] = []
    for row in table.values():
        words = sorted(map(re.escape, row["words"]), key=len, reverse=True)
        (letters if "grades" in row else numbers).extend(words)
    numbers.sort(key=len, reverse=True)
    return re.compile(
        rf"\b(?P<number>{'|'.join(numbers)})\b[^\d.,;:!?()\n<>≤≥{{}}]{{0,40}}"
        r"(?P<value>\d{1,2})(?:(?P<over>/)(?P<most>\d{1,2}))?(?![\d.,]\d|[\w%/]|[–-]\d|\s?mm\b)"
        rf"|\b(?P<letter>{'|'.join(letters)})[ -]{GRADE}?\s?"
        r"(?P<grade>[A-Z]|[IVX]{1,4}[a-z]?|\d[a-z]?)\b",
        re.IGNORECASE,
    )


@cache
def scales() -> dict[str, tuple[str, dict[str, Any]]]:
    """The scale of each word: its id and its row."""
    table = toml(Path(__file__).with_name("scores.toml"))
    return {word: (name, row) for name, row in table.items() for word in row["words"]}


@cache
def any_scale() -> Phrases:
    """The words of all scales."""
    return Phrases(scales())


def speaks_of_score(text: str, end: int) -> bool:
    """Whether a scale is named shortly before an offset."""
    before = text[max(0, end - REACH) : end].lower()
    return any(word in before for word in scales())


def wrong(text: str) -> Iterator[tuple[int, int, str]]:
    """The start, end and scale of each grade in a text that its scale lacks."""
    words = masked(text)
    if "E" in words and "V" in words:
        yield from sums(words)
    if not any_scale().within(words):
        return
    for match in pattern().finditer(words):
        group = "grade" if match["letter"] else "value"
        name, row = scales()[(match["letter"] or match["number"]).lower()]
        end = match.end() if group == "value" else match.end(group)
        sound = graded(match[group], row) if group == "grade" else numbered(match, row)
        if not sound:
            yield match.start(group), end, name


def graded(grade: str, row: dict[str, Any]) -> bool:
    """Whether a scale has a grade; a word that only begins like one says nothing."""
    return grade[:1].islower() or grade.upper() in row["grades"]


def numbered(match: re.Match[str], row: dict[str, Any]) -> bool:
    """Whether a number is on its scale; without its maximum only directly after the name."""
    value = int(match["value"])
    bare = match["over"] is None
    far = not FILLED.fullmatch(
        match[0][len(match["number"]) : match.start("value") - match.start()]
    )
    elsewhere = (far or not row.get("bare", True)) if bare else match["most"] != str(row["over"])
    if elsewhere:
        return True
    return bool(row["low"] <= value <= row["high"])


def sums(words: str) -> Iterator[tuple[int, int, str]]:
    """The parts of the Glasgow Coma Scale that exceed their scale, or miss the sum beside them."""
    for match in SUM.finditer(words):
        parts = tuple(map(int, match.groups()))
        before = TOTAL.search(words[max(0, match.start() - 12) : match.start()])
        after = TOTAL.search(words[match.end() : match.end() + 8])
        said = {int(m[1] or m[2]) for m in (before, after) if m and (m[1] or m[2])}
        beyond = any(not 1 <= part <= most for part, most in zip(parts, MOST, strict=True))
        if beyond or (said and said != {sum(parts)}):
            yield match.start(), match.end(), "gcs"
