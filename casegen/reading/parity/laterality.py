"""How often a text names the left and the right side."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from casegen.reading.text import masked
from casegen.system.data import toml

TABLE = toml(Path(__file__).with_name("laterality.toml"))
WORD = re.compile(r"[\w’-]+")


class Side(NamedTuple):
    """A side that a text names, with its offsets."""

    side: str
    start: int
    end: int


@lru_cache(maxsize=4096)
def sides(text: str, tag: str) -> tuple[Side, ...]:
    """The sides that a text names, in order."""
    rows = TABLE.get(tag, {})
    small = text.lower()
    if not any(word in small for row in rows.values() for word in row["words"]):
        return ()
    return tuple(named(list(WORD.finditer(masked(text))), tag))


def named(words: list[re.Match[str]], tag: str) -> Iterator[Side]:
    """The sides among the words of a text."""
    small = ["", *(word[0].lower() for word in words), ""]
    for place, word in enumerate(words, 1):
        for side, row in TABLE[tag].items():
            before, after = small[place - 1], small[place + 1]
            allowed = row.get("after")
            if (
                small[place] in row["words"]
                and (allowed is None or before in allowed)
                and before not in row.get("never_after", ())
                and after not in row.get("never_before", ())
            ):
                yield Side(side, *word.span())


def counted(text: str, tag: str) -> Counter[str]:
    """How often a text names each side."""
    return Counter(side.side for side in sides(text, tag))
