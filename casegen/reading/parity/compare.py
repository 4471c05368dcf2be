"""Comparing one kind of token of a passage between its languages, as multisets."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import permutations
from typing import TypeAlias

from casegen.case.finding import Found
from casegen.case.model.text import Text
from casegen.case.origin import Keys
from casegen.case.references.cluster import LITERAL as NUMBERS
from casegen.messages import _
from casegen.reading.passages import Passage, at
from casegen.reading.prose import Token
from casegen.system.data import languages

SURPLUS = _("“{item}” stands here {here} time(s), but {there} time(s) in the language “{other}”.")
# A longer text is no part of a report, and reading its every number would take seconds.
LONGEST = 50_000

Pair: TypeAlias = tuple[Passage, str, str]


def differences(
    passages: Iterable[Passage],
    tags: Sequence[str],
    items: Callable[[Token], Iterator[str]],
    sound: Callable[[Token], bool],
) -> Iterator[Found]:
    """Yield a finding for each item that one language of a passage has more often than another.

    A passage with a token that is not `sound` is left to the rule that says so.
    """
    for passage in passages:
        tokens = [token for tag in passage.text for token in passage.additions(tag)]
        if not tokens or not all(map(sound, tokens)):
            continue
        for here, there in permutations((tag for tag in tags if tag in passage.text), 2):
            yield from surplus(passage, here, there, items)


def surplus(
    passage: Passage, here: str, there: str, items: Callable[[Token], Iterator[str]]
) -> Iterator[Found]:
    """What the text `here` has and the text `there` lacks, at its last mention."""
    found = [(item, token) for token in passage.additions(here) for item in items(token)]
    others = [item for token in passage.additions(there) for item in items(token)]
    if sorted(item for item, _token in found) == sorted(others):
        return
    mine, other = Counter(item for item, _token in found), Counter(others)
    places = dict(found)
    for item in mine - other:
        yield Found(
            **at(passage, here, places[item].meta),
            message=SURPLUS,
            values={
                "item": item,
                "here": str(mine[item]),
                "there": str(other[item]),
                "other": there,
            },
            also=(*passage.keys, there),
        )


def opened(match: re.Match[str]) -> str:
    """A range in a cell, 5 [3-8], in brackets that nobody takes for a citation's."""
    return "{" + match[0][1:-1] + "}"


def pairs(texts: Iterable[tuple[Keys, Text]], tags: Sequence[str]) -> tuple[Pair, ...]:
    """Every text with each two of its languages that casegen knows, both ways round."""
    return tuple(paired(texts, tags))


def paired(texts: Iterable[tuple[Keys, Text]], tags: Sequence[str]) -> Iterator[Pair]:
    """The texts that are no longer than any report, pair by pair."""
    known = [tag for tag in tags if tag in languages()]
    for keys, text in texts:
        if any(len(words) > LONGEST or not words.strip() for words in text.values()):
            continue
        if keys[0] == "tables" and "rows" in keys:
            text = {tag: NUMBERS.sub(opened, words) for tag, words in text.items()}  # noqa: PLW2901
        passage = Passage("", keys, text)
        for here, there in permutations((tag for tag in known if tag in text), 2):
            yield passage, here, there
