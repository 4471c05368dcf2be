"""The quote rule: a line that begins with `>` and an amount is no quotation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.rules_block import blockquote

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock

AMOUNT = re.compile(r">(?:[=>]|[^\S\n]{0,2}(?:\d|\{\{))")


def quote(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Begin a quotation as CommonMark does, but leave “> 100 mg” its sign."""
    if AMOUNT.match(state.src, state.bMarks[start] + state.tShift[start]):
        return False
    return blockquote(state, start, end, silent)
