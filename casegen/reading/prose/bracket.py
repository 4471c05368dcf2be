"""The bracket rule: a `[` that no link can begin with is a letter like any other."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline


def bracket(state: StateInline, silent: bool) -> bool:
    """Take a `[` after the last `](` of its block as text.

    The parser's own rule looks for the end of each such link anew, which takes quadratic time.
    """
    if state.src[state.pos] != "[" or state.pos < last_link(state.src):
        return False
    if not silent:
        state.pending += "["
    state.pos += 1
    return True


@lru_cache(maxsize=64)
def last_link(block: str) -> int:
    """Where the last `](` of a block stands, -1 where there is none."""
    return block.rfind("](")
