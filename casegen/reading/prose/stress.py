"""The stress rule: a `*` beside a letter or digit on its outer side is no mark of emphasis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it.rules_inline.emphasis import tokenize

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline


def stress(state: StateInline, silent: bool) -> bool:
    """Take marks of emphasis as CommonMark does, but let no star open or close within a word.

    Genetics writes them there: HLA-B*15:02, p.(Pro56Leufs*8), CYP2C19 *1/*2. Each mark is placed.
    """
    start, known = state.pos, len(state.delimiters)
    marker = state.src[start]
    if not tokenize(state, silent):
        return False
    before, after = state.src[max(start - 1, 0) : start], state.src[state.pos : state.pos + 1]
    for place, delimiter in enumerate(state.delimiters[known:], start):
        state.tokens[delimiter.token].meta = {"start": place, "end": place + 1}
        if marker == "*":
            delimiter.open = delimiter.open and not before.isalnum()
            delimiter.close = delimiter.close and not after.isalnum()
    return True
