"""A text's words without its markup, at the same offsets; and its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from casegen.prose import additions

ADDRESS = re.compile(r"\]\([^)\s]*\)|<https?://[^>\s]*>|https?://\S+")
END = re.compile(r"(?<=[.!?…])[”\"')\]]*(?=\s+(?P<next>\S)|\s*$)|\n\s*\n")


@lru_cache(maxsize=4096)
def masked(text: str) -> str:
    """The text with citations, callouts, look-ups and addresses blanked, so that offsets hold."""
    spans = [(token.meta["start"], token.meta["end"]) for token in additions(text)]
    spans += [match.span() for match in ADDRESS.finditer(text)]
    if not spans:
        return text
    characters = list(text)
    for start, end in spans:
        characters[start:end] = " " * (end - start)
    return "".join(characters)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """The offsets of each sentence of a text, its citations included."""
    words = masked(text)
    start = 0
    for match in END.finditer(words):
        goes_on = (match["next"] or "").islower()
        if not goes_on and words[start : match.end()].strip():
            yield start, match.end()
            start = match.end()
    if words[start:].strip():
        yield start, len(text)
