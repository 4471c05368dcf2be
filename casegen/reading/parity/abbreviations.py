"""Abbreviations that one language of a text uses and the other spells out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from casegen.case.origin import Keys
from casegen.reading.passages import Passage
from casegen.reading.text import masked

CAPITALS = r"[A-Z][A-Za-z0-9-]{0,10}[A-Z][A-Za-z0-9-]{0,3}"
DEFINED = re.compile(rf"[^\W_] \((?:[^()]{{1,60}}, )?({CAPITALS})\)")
SHORT = re.compile(r"[A-Z](?<![\w-].)[A-Za-z0-9-]*+")
WORD = re.compile(r"[^\W\d_][\w-]*")
BEFORE = 80
WORDS = 3
ROMAN = re.compile(r"[IVXLC]+")


class Lopsided(NamedTuple):
    """An abbreviation used so many times in the language `here` and never in `there`."""

    keys: Keys
    short: str
    here: str
    there: str
    start: int
    times: int


def lopsided(passages: Sequence[Passage], tags: Sequence[str]) -> Iterator[Lopsided]:
    """The abbreviations of each text that one of its languages has and another lacks."""
    known = {tag: defined(passages, tag) for tag in tags}
    for passage in passages:
        for here in passage.text:
            for there in passage.text:
                if here != there and known.get(here):
                    yield from of(passage, here, there, known)


def of(
    passage: Passage, here: str, there: str, known: dict[str, dict[str, str]]
) -> Iterator[Lopsided]:
    """The abbreviations of the text `here` that the text `there` leaves out or spells out."""
    text, other = masked(passage.text[here]), masked(passage.text[there])
    mine, theirs = capitals(text), capitals(other)
    if not mine.keys() & known[here].keys() - theirs.keys():
        return
    first = {match[1]: match.start(1) for match in DEFINED.finditer(text)} if "(" in text else {}
    own = {match[1] for match in DEFINED.finditer(other)} - mine.keys() if "(" in other else set()
    if len(own) >= len(first.keys() - theirs.keys()) > 0:
        return  # each language has an abbreviation of its own for the same thing
    plain = ""
    for short in mine.keys() & known[here].keys() - theirs.keys():
        plain = plain or " ".join(other.lower().split())
        spelled = known.get(there, {}).get(short)
        if spelled in plain if spelled else short in first:
            start = first.get(short, mine[short])
            times = sum(match[0] == short for match in SHORT.finditer(text))
            yield Lopsided(passage.keys, short, here, there, start, times)


@lru_cache(maxsize=2048)
def capitals(words: str) -> dict[str, int]:
    """The words of a text that begin with a capital, each with its last place."""
    return {match[0]: match.start() for match in SHORT.finditer(words)}


def defined(passages: Sequence[Passage], tag: str) -> dict[str, str]:
    """The abbreviations that a language defines anywhere, each with the words it stands for."""
    found: dict[str, str] = {}
    for passage in passages:
        text = passage.text.get(tag, "")
        if "(" in text:
            words = masked(text)
            for match in DEFINED.finditer(words):
                before = words[max(match.start() - BEFORE, 0) : match.start() + 1]
                if not ROMAN.fullmatch(match[1]):
                    found.setdefault(match[1], spelled_out(before, match[1]))
    return found


def spelled_out(before: str, short: str) -> str:
    """The words an abbreviation stands for: as many as its letters begin, else the last three."""
    words = WORD.findall(before.lower())
    letters = [letter.lower() for letter in short if letter.isalpha()]
    last = words[-len(letters) :]
    if [word[0] for word in last] == letters:
        return " ".join(last)
    return " ".join(words[-WORDS:])
