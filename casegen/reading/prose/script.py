"""The script rule: `CO~2~` and `10^9^`, lowered and raised characters, as one token."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

KINDS = {"~": "subscript", "^": "superscript"}
# One word of letters, digits and signs. Before a digit nothing closes, so that 10^5-10^6 and
# ~5-~10 stay as they are; and a doubled mark is none.
SCRIPT = re.compile(
    r"([~^])(?<!\1\1)(?![,./])((?:[^\W_]|[-+−–=()/.,*′″∞±%])+)(?<![,./])\1(?!\1|\d)"
)


def script(state: StateInline, silent: bool) -> bool:
    """Yield a `subscript` or `superscript` token with what is `inside`."""
    match = SCRIPT.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        token = state.push(KINDS[match[1]], "", 0)
        token.content = match[0]
        token.meta = {"inside": match[2], "start": match.start(), "end": match.end()}
    state.pos = match.end()
    return True
