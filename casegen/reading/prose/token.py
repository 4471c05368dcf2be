"""A token of prose: a block that opens or closes, a stretch of words, or an addition."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Token:
    """What markdown-it calls a token, by its name there, and what is asked of one.

    `nesting` is 1 where it opens, -1 where it closes; `attributes` are those of a list or link;
    `meta` says what an addition means, and where it starts and ends. A `hidden` paragraph is the
    text of a short item of a list.
    """

    type: str
    nesting: int = 0
    content: str = ""
    children: tuple[Token, ...] = ()
    meta: dict[str, Any] = field(default_factory=dict)
    attributes: dict[str, Any] = field(default_factory=dict)
    hidden: bool = False
