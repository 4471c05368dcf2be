"""How often a text affirms and denies each claim of a list."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path

from casegen.reading.phrases import Phrases, words
from casegen.reading.text import masked
from casegen.system.data import toml

TABLE = toml(Path(__file__).with_name("polarity.toml"))
CLAUSE = re.compile(r"[^.;:!?()\[\]]+")


@cache
def phrases(tag: str) -> tuple[Phrases, Phrases, dict[str, tuple[str, bool]]]:
    """A language's phrases, its negations, and each phrase's claim and side."""
    known = {
        phrase: (claim, side == "yes")
        for claim, languages in TABLE.items()
        if claim != "negations"
        for side, listed in languages.get(tag, {}).items()
        for phrase in listed
    }
    negations = TABLE["negations"].get(tag, ())
    return Phrases(known, "-", "-"), Phrases(negations, "-", "-"), known


@lru_cache(maxsize=4096)
def lowered(text: str) -> str:
    """A text in small letters without its markup, with one space between words."""
    return " ".join(masked(text).lower().split())


def denials(texts: Iterable[Mapping[str, str]], tag: str) -> tuple[str, ...]:
    """The phrases of a language that deny a claim and have all their words in the texts."""
    whole: set[str] = set().union(*(words(masked(text.get(tag, ""))) for text in texts))
    known = phrases(tag)[2].items()
    return tuple(phrase for phrase, (_claim, yes) in known if not yes and words(phrase) <= whole)


def may_deny(text: str, denying: tuple[str, ...], other: str, tags: tuple[str, str]) -> bool:
    """Whether a text may deny what its translation affirms, told by phrases alone: a quick look.

    `tags` are the languages of the text and of its translation.
    """
    # A phrase may stand on two lines, but none of its words does.
    held = words(masked(text))
    likely = [phrase for phrase in denying if words(phrase) <= held]
    known, answers = phrases(tags[0])[2], affirmations(tags[1])
    claims = {known[phrase][0] for phrase in likely if phrase in lowered(text)}
    return any(phrase in lowered(other) for claim in claims for phrase in answers.get(claim, ()))


@cache
def affirmations(tag: str) -> dict[str, tuple[str, ...]]:
    """The phrases of a language that affirm each claim."""
    return {
        claim: tuple(languages.get(tag, {}).get("yes", ()))
        for claim, languages in TABLE.items()
        if claim != "negations"
    }


def sides(text: str, tag: str) -> tuple[Counter[str], Counter[str]]:
    """How often a text affirms each claim, and how often it denies it."""
    claims, negations, known = phrases(tag)
    affirmed: Counter[str] = Counter()
    denied: Counter[str] = Counter()
    plain = lowered(text)
    found = list(claims.find(plain))
    clauses = list(CLAUSE.finditer(plain)) if found else []
    ends = [clause.end() for clause in clauses]
    for start, _end, phrase in found:
        claim, yes = known[phrase]
        clause = clauses[bisect_right(ends, start)][0]
        if not negations.within(clause) or negations.within(phrase):
            (affirmed if yes else denied)[claim] += 1
    return affirmed, denied
