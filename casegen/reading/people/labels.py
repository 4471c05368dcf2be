"""Numbers that a word before them gives away for what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from casegen.reading.clinical import Pages


def labelled(
    pages: Pages, words: tuple[str, ...], shape: re.Pattern[str]
) -> Iterator[tuple[int, int]]:
    """Where a shape stands soon after one of the words; the words are in lower case."""
    if any(map(pages.may_have, words)):
        for match in shape.finditer(pages.words):
            if label(words).search(pages.before(match.start())):
                yield match.span()


@cache
def label(words: tuple[str, ...]) -> re.Pattern[str]:
    """The pattern of what ends with one of the words and a few characters, no digit among them."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)[^\d]{{0,20}}$")
