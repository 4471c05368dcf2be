"""Vertebral levels: their order from head to tail, and those typed in prose about the spine."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from casegen.case.model.patient import Levels, Patient
from casegen.reading.text import masked, sentences
from casegen.system.data import toml

# C8 is a root and a segment without a vertebra; L6 a variant; Co5 the most there is.
COUNTS = {"C": 8, "T": 12, "L": 6, "S": 5, "Co": 5}
ORDER = tuple(f"{region}{n}" for region, most in COUNTS.items() for n in range(1, most + 1))
PLACE = {level: place for place, level in enumerate(ORDER)}
LOWERED = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
SUBSCRIPT = re.compile(r"[₀-₉]")
LIKELY = re.compile(r"[CTLSo][\d₀-₉]")
NAME = r"[CTLS](?<![\w/-].)(?:(?<=C)o)?\d{1,2}"
LEVEL = re.compile(rf"{NAME}(?:(?=[CTLS]\d)|(?![\w/]|[-–]?[A-Za-z]{{2}}))")
SPAN = re.compile(rf"({NAME})(?:[CTLS]\d{{1,2}})*\s?[-–]\s?((?:[CTLS]|Co)\d{{1,2}})(?![\w/])")


def raised(text: str) -> str:
    """A text with lowered digits as plain ones, at the same offsets."""
    return text.translate(LOWERED) if SUBSCRIPT.search(text) else text


def ends(levels: Levels) -> tuple[int, int] | None:
    """The first and last of stored levels by place in the spine, None where one is invalid."""
    names = levels.levels or tuple(name for name in (levels.start, levels.end) if name)
    places = [PLACE.get(name) for name in names]
    known = [place for place in places if place is not None]
    return (min(known), max(known)) if known and len(known) == len(places) else None


def by_name(patient: Patient) -> dict[str, tuple[int, tuple[int, int]]]:
    """A patient's levels: index in the file and their two ends, by id."""
    found = {item.id: (number, ends(item)) for number, item in enumerate(patient.levels)}
    return {name: (number, both) for name, (number, both) in found.items() if both}


@cache
def about(tag: str) -> re.Pattern[str]:
    """The pattern of the words that tell a sentence is about the spine."""
    words = toml(Path(__file__).with_name("spine.toml")).get(tag, {}).get("words", ["\0"])
    return re.compile("|".join(map(re.escape, words)), re.IGNORECASE)


def matches(text: str, tag: str, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """What a pattern finds in the sentences of a text that are about the spine."""
    if not LIKELY.search(text):
        return
    words = raised(masked(text))
    hits = list(pattern.finditer(words))
    spans = list(sentences(text)) if hits else []
    spinal = [bool(about(tag).search(words, *span)) for span in spans]
    starts = [start for start, _end in spans]
    for match in hits:
        number = bisect_right(starts, match.start()) - 1
        if number >= 0 and spinal[number]:
            yield match
