"""A text's words without its markup, at the same offsets; and its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from casegen.document.walk import raised
from casegen.reading.prose import Token, additions, scripts

ADDRESS = re.compile(r"\]\([^)\s]*\)|<https?://[^>\s]*>|https?://\S+")
END = re.compile(r"(?<=[.!?…])[”\"')\]]*(?=\s+(?P<next>\S)|\s*$)|\n\s*\n")


@lru_cache(maxsize=4096)
def masked(text: str) -> str:
    """The text with citations, callouts, look-ups and addresses blanked, so that offsets hold.

    What is lowered stands plain and what is raised as Unicode has it, as in CO2^^ and 10⁹^^/L: the
    marks behind it keep the place, and no unit is read otherwise for them.
    """
    spans = [(token.meta["start"], token.meta["end"]) for token in additions(text)]
    spans += [match.span() for match in ADDRESS.finditer(text)]
    lettered = scripts(text)
    if not spans and not lettered:
        return text
    characters = list(text)
    for token in lettered:
        characters[token.meta["start"] : token.meta["end"]] = level(token)
    for start, end in spans:
        characters[start:end] = " " * (end - start)
    return "".join(characters)


def level(token: Token) -> str:
    """Lowered or raised characters on the line, as long as they were with their marks."""
    inside: str = token.meta["inside"]
    return (raised(inside) if token.type == "superscript" else inside) + "^^"


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
