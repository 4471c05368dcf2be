"""Comments of a TOML file: where they stand, and the file without them."""

from __future__ import annotations

from casegen.toml.spans import parse
from casegen.toml.spelling import Span


def comments(text: str) -> list[Span]:
    """Where the comments of a valid file stand, in their order."""
    if "#" not in text:
        return []
    found: list[Span] = []
    nodes = [parse(text)]
    while nodes:
        node = nodes.pop()
        if node.type == "comment":
            end = node.end_byte - text.startswith("\r", node.end_byte - 1)
            found.append((node.start_byte, end))
        nodes += node.children
    return sorted(found)


def uncommented(text: str) -> str:
    """A file without its comments, each line in its place, so that places told still hold."""
    kept = []
    last = 0
    for start, end in comments(text):
        kept.append(text[last:start].rstrip(" \t"))
        last = end
    return "".join(kept) + text[last:]
