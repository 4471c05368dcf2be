"""The cross-reference rule: `@fig:id`, `@tab:id` and `@fig:id{A,B}`, as one token."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

CROSSREF = re.compile(
    r"@(fig|tab):([a-z0-9]+(?:-[a-z0-9]+)*)(?:\{\s*([A-Z](?:\s*[,;–-]\s*[A-Z])*)\s*\})?"
)
SPAN = re.compile(r"([A-Z])(?:\s*[–-]\s*([A-Z]))?")


def crossref(state: StateInline, silent: bool) -> bool:
    """Yield a `crossref` token with `kind` ("fig" or "tab"), `target` and `panels`."""
    match = CROSSREF.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        token = state.push("crossref", "", 0)
        token.content = match[0]
        token.meta = callout(match[0]) | {"start": match.start(), "end": match.end()}
    state.pos = match.end()
    return True


def callout(typed: str) -> dict[str, Any]:
    """What a callout means: the kind and id of its target, and the panels it names."""
    kind, _, rest = typed[1:].partition(":")
    target, _, panels = rest.partition("{")
    return {"kind": kind, "target": target, "panels": letters(panels)}


def letters(inside: str) -> tuple[str, ...]:
    """The panel letters called out, with spans such as A-C written out."""
    found: list[str] = []
    for first, last in SPAN.findall(inside):
        found.extend(chr(code) for code in range(ord(first), ord(last or first) + 1))
    return tuple(found)
