"""The fact rule: `{{ p1.hemoglobin.admission }}`, a look-up, never an expression, as a token."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

FACT = re.compile(r"\{\{([^{}\n]*)\}\}")


def fact(state: StateInline, silent: bool) -> bool:
    """Yield a `fact` token with the look-up's `path`, whatever it says: a rule checks it."""
    match = FACT.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        token = state.push("fact", "", 0)
        token.content = match[0]
        token.meta = lookup(match[0]) | {"start": match.start(), "end": match.end()}
    state.pos = match.end()
    return True


def lookup(typed: str) -> dict[str, Any]:
    """What a look-up means: its path, whatever it says."""
    return {"path": typed[2:-2].strip()}
