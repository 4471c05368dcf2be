"""The sentences on which the rules about identifiers are measured, and how well each rule does."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from casegen.check.given import Data
from casegen.check.rule import by_handle

FOLDER = Path(__file__).parent
MARK = re.compile(r"⟦(?:(?P<rule>[a-z-]+): )?(?P<words>[^⟧]*)⟧")
FILES = ("corpus", "held_out", "fresh", "later", "last")


@dataclass(frozen=True)
class Example:
    """A sentence, its language, and the spans that each rule must find."""

    language: str
    text: str
    wanted: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True)
class Score:
    """How many identifiers a rule found, missed, and saw where there is none."""

    found: int
    missed: tuple[str, ...]
    wrong: tuple[str, ...]

    @property
    def precision(self) -> float:
        return self.found / ((self.found + len(self.wrong)) or 1)

    @property
    def recall(self) -> float:
        return self.found / ((self.found + len(self.missed)) or 1)


@cache
def examples(name: str) -> tuple[Example, ...]:
    """The sentences of a file."""
    table = tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))
    return tuple(
        example(language, sentence, rule)
        for rule, kinds in table.items()
        for group in (kinds, kinds["silent"])
        for language in ("vi", "en")
        for sentence in group[language]
    )


def kinds(name: str) -> list[str]:
    """The rules that a file has a table for."""
    return list(tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8")))


def example(language: str, sentence: str, rule: str) -> Example:
    """A sentence without its marks, and what they hold."""
    text = ""
    last = 0
    wanted = []
    for match in MARK.finditer(sentence):
        text += sentence[last : match.start()]
        wanted.append((match["rule"] or rule, len(text), len(text) + len(match["words"])))
        text += match["words"]
        last = match.end()
    return Example(language, text + sentence[last:], tuple(wanted))


def spoken(rule: str, example: Example) -> Iterator[tuple[int, int]]:
    """The spans that a rule finds in a sentence of a patient's history."""
    known = by_handle(rule)
    assert known is not None, rule
    data = {"patients": [{"history": {example.language: example.text}}]}
    for found in known.find(Data(data)):
        assert found.start is not None
        yield found.start, found.end or found.start + 1


def score(rule: str, name: str) -> Score:
    """What one rule makes of all the sentences of a file."""
    hits = 0
    missed, wrong = [], []
    for one in examples(name):
        spans = list(spoken(rule, one))
        wanted = [(start, end) for kind, start, end in one.wanted if kind == rule]
        for start, end in wanted:
            met = any(first < end and start < last for first, last in spans)
            hits += met
            missed += [] if met else [one.text]
        for first, last in spans:
            if not any(first < end and start < last for start, end in wanted):
                wrong.append(f"{one.text[first:last]!r} in {one.text!r}")
    return Score(hits, tuple(missed), tuple(wrong))
