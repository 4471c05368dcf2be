"""Expressions of BibTeX: texts, numbers and names, joined by #."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from casegen.system.limits import TEXT_CHARACTERS

VALUE: Final = re.compile(r'\s*(?:(?P<open>["{])|(?P<name>[^\s#"{}]+))')
MARK: Final = re.compile(r'(?<!\\)["{}]')


def valued(text: str, strings: Mapping[str, str]) -> tuple[str, list[str]]:
    """The value of an expression, and the names in it that nothing defines. Raises ValueError.

    What is joined may not be longer than TEXT_CHARACTERS, since a few lines can join gigabytes.
    """
    pieces, unknown, place, length = [], [], 0, 0
    while True:
        match = VALUE.match(text, place)
        if match is None:
            raise ValueError(text[:60])
        place = closing(text, match.end("open")) if match["open"] else match.end()
        word = match["name"]
        piece = strings.get(word.lower(), word) if word else text[match.end("open") : place - 1]
        if word and not word.isdecimal() and word.lower() not in strings:
            unknown.append(word)
        pieces.append(piece)
        length += len(piece)
        rest = text[place:].lstrip() if place < len(text) else ""
        joined = len(pieces) > 1 and length > TEXT_CHARACTERS
        if joined or (rest and rest[0] != "#"):
            raise ValueError(text[:60])
        if not rest:
            return "".join(pieces), unknown
        place = text.index("#", place) + 1


def closing(text: str, start: int) -> int:
    """The place behind the mark that closes the text which starts here. Raises ValueError."""
    depth = 0
    for mark in MARK.finditer(text, start):
        ends = mark[0] == text[start - 1] == '"' or (mark[0] == "}" and text[start - 1] == "{")
        if ends and not depth:
            return mark.end()
        depth += (mark[0] == "{") - (mark[0] == "}")
    raise ValueError(text[:60])
