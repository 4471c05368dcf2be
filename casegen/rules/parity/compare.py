"""Comparing one kind of token of a passage between its languages, as multisets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import combinations

from markdown_it.token import Token

from casegen.message import _
from casegen.model import Case
from casegen.passages import Passage, every
from casegen.profile import Profile
from casegen.prose import additions
from casegen.rule import Found, at


def differences(
    case: Case, profile: Profile, items: Callable[[Token], Iterator[str]]
) -> Iterator[Found]:
    """Yield a finding for each item that one language of a passage has more often than another."""
    for passage in every(case, profile):
        for pair in combinations((tag for tag in case.languages if tag in passage.text), 2):
            for here, there in (pair, pair[::-1]):
                yield from surplus(passage, here, there, items)


def surplus(
    passage: Passage, here: str, there: str, items: Callable[[Token], Iterator[str]]
) -> Iterator[Found]:
    """What the text `here` has and the text `there` lacks, at its last mention."""
    found = [(item, token) for token in additions(passage.text[here]) for item in items(token)]
    other = Counter(i for token in additions(passage.text[there]) for i in items(token))
    places = dict(found)
    for item, number in (Counter(item for item, _token in found) - other).items():
        yield Found(
            **at(passage, here, places[item].meta),
            message=_("“{item}” stands here {number} more time(s) than in the language “{other}”."),
            values={"item": item, "number": str(number), "other": there},
            also=(*passage.keys, there),
        )
