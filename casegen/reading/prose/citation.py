"""The citation rule: `[@key; @key]`, and the literal `[1,4,10]` or `[2-6]`, as one token.

Clusters that touch are one: `[@key][@key]`, `[1][4]`, `[2]–[6]`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casegen.case.references.cluster import KEYED, LITERAL, cluster

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

# A karyotype counts its cells in brackets too: 46,XX,t(9;22)(q34;q11.2)[18]/46,XX[2].
KARYOTYPE = re.compile(r"(?:(?<![\w,.])\d\d(?:[~-]\d\d)?,[XY]|\bish ?\()\S*$")
REACH = 80


def citation(state: StateInline, silent: bool) -> bool:
    """Yield a `citation` token with the cluster's `keys`, or its `numbers` when literal.

    A keyed cluster that is misspelt has neither: a rule reports it, and nothing is lost.
    """
    return keyed(state, silent) or clustered(LITERAL, state, silent)


def keyed(state: StateInline, silent: bool) -> bool:
    """The citation rule for a table's cell, where a number in brackets is a value: 5 [3-8]."""
    return clustered(KEYED, state, silent)


def clustered(pattern: re.Pattern[str], state: StateInline, silent: bool) -> bool:
    """Yield a `citation` token where a pattern matches."""
    if state.src[state.pos] != "[":
        return False
    match = pattern.match(state.src, state.pos, state.posMax)
    if not match or counts_cells(state.src, state.pos):
        return False
    if not silent:
        token = state.push("citation", "", 0)
        token.content = match[0]
        token.meta = cluster(match[0]) | {"start": match.start(), "end": match.end()}
    state.pos = match.end()
    return True


def counts_cells(text: str, offset: int) -> bool:
    """Whether a bracket at an offset belongs to a karyotype."""
    glued = offset > 0 and not text[offset - 1].isspace()
    return glued and bool(KARYOTYPE.search(text[max(0, offset - REACH) : offset]))
