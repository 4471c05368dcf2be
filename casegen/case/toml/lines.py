"""Find which lines of a valid TOML file make up a table of plain values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from casegen.case.toml.spans import inner, parse, parts, span
from casegen.case.toml.spelling import Span, decode

if TYPE_CHECKING:
    from tree_sitter import Node


class Entry(NamedTuple):
    """A key with where it stands with its value, and where its value stands."""

    name: str
    pair: Span
    value: Span


class Table(NamedTuple):
    """A table of the file's top: its entries, and the span to add behind where it has none.

    `dotted` says that each entry names the table again, `whole` is the span of a table that is
    written on one line.
    """

    entries: tuple[Entry, ...]
    head: Span
    dotted: bool = False
    whole: Span | None = None


def table(text: str, name: str) -> Table | None:
    """The table of that name, however it is written; None where there is none."""
    statements = parse(text).named_children
    for node in statements:
        if node.type == "table" and _path(text, inner(node)[0]) == (name,):
            head, *pairs = inner(node)
            return Table(tuple(_entries(text, pairs, 0)), span(head))
    pairs = [node for node in statements if node.type == "pair"]
    for node in pairs:
        named, held = inner(node)
        if _path(text, named) == (name,) and held.type == "inline_table":
            return Table(tuple(_entries(text, inner(held), 0)), span(node), whole=span(held))
    own = [node for node in pairs if _path(text, inner(node)[0])[:-1] == (name,)]
    if own:
        return Table(tuple(_entries(text, own, 1)), span(own[-1]), dotted=True)
    return None


def _entries(text: str, pairs: list[Node], above: int) -> Iterator[Entry]:
    for node in pairs:
        named, held = inner(node)
        path = _path(text, named)[above:]
        yield Entry(".".join(path), span(node), span(held))


def _path(text: str, named: Node) -> tuple[str, ...]:
    return tuple(decode(text[slice(*span(part))]) for part in parts(named))
