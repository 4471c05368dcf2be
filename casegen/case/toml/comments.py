"""Comments of a TOML file: where they stand, and the file without them."""

from __future__ import annotations

from casegen.case.toml.spelling import Span
from casegen.case.toml.syntax import TEXTS


def comments(text: str) -> list[Span]:
    """Where the comments of a valid file stand, in their order."""
    found = (match.span() for match in TEXTS.finditer(text) if match[0].startswith("#"))
    return [(start, end - text.startswith("\r", end - 1)) for start, end in found]


def uncommented(text: str) -> str:
    """A file without its comments, each line in its place, so that places told still hold."""
    kept = []
    last = 0
    for start, end in comments(text):
        kept.append(text[last:start].rstrip(" \t"))
        last = end
    return "".join(kept) + text[last:]
