"""A row: what the languages of a case say in one place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from casegen.case.origin import Keys
from casegen.document.tree import Block

Blocks: TypeAlias = tuple[Block, ...]


@dataclass(frozen=True)
class Row:
    """What stands in one row, by language: blocks, or none where a language has no such passage.

    `kind` is a heading's level ("h2", "h3"), "blocks", "lead" for an abstract's part under its
    name, or "figure"; `about` are the keys of the passages that are printed in it.
    """

    id: str
    kind: str
    cells: Mapping[str, Blocks]
    heads: Mapping[str, str]
    about: frozenset[Keys]
