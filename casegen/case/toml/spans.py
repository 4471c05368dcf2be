"""Read which span of a valid TOML file holds each key and each value."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from casegen.case.origin import Keys
from casegen.case.toml.spelling import Span, decode

if TYPE_CHECKING:
    from tree_sitter import Node

Spans = dict[Keys, Span]


def parse(text: str) -> Node:
    """Return the syntax tree of a TOML text, its byte offsets equal to character offsets."""
    # A case without findings asks for no place and pays for no parser.
    import tree_sitter_toml
    from tree_sitter import Language, Parser

    # One byte for each character; what a character is matters only inside texts and comments.
    plain = f"{text}\n".replace("\r\n", " \n").encode("ascii", "replace")
    return Parser(Language(tree_sitter_toml.language())).parse(plain).root_node


class Reader:
    """The spans of keys and of values by the NFC keys that lead there; each is read when asked for.

    Most files have hundreds of values, and a check asks for the places of a few.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.keys: Spans = {}
        self.values: Spans = {}
        self.last: dict[Keys, int] = {}
        self.unread: dict[Keys, list[Node]] = {}
        for node in parse(text).named_children:
            self._statement(node)

    def read(self, keys: Keys) -> tuple[Spans, Spans]:
        """The spans of keys and those of values, complete for all that leads to some keys."""
        if keys in self.values:
            return self.keys, self.values
        for length in range(len(keys) + 1):
            held = keys[:length]
            for index, node in enumerate(self.unread.pop(held, ())):
                if node.type == "pair":
                    self._value(self._name(held, (pair := inner(node))[0]), pair[-1])
                else:
                    self._value((*held, index), node)
        return self.keys, self.values

    def _statement(self, statement: Node) -> None:
        if statement.type == "pair":
            self.unread.setdefault((), []).append(statement)
        elif statement.type in {"table", "table_array_element"}:
            name, *body = inner(statement)
            table = self._name((), name)
            if statement.type == "table_array_element":
                self.last[table] = self.last.get(table, -1) + 1
                table += (self.last[table],)
            self.keys[table] = span(parts(name)[-1])
            self.unread.setdefault(table, []).extend(body)

    def _value(self, keys: Keys, node: Node) -> None:
        self.values[keys] = span(node)
        if node.type in {"array", "inline_table"}:
            self.unread[keys] = inner(node)

    def _name(self, keys: Keys, name: Node) -> Keys:
        for part in parts(name):
            if keys in self.last:
                keys += (self.last[keys],)
            start, end = span(part)
            keys += (unicodedata.normalize("NFC", decode(self.text[start:end])),)
            self.keys.setdefault(keys, (start, end))
        return keys


def parts(name: Node) -> list[Node]:
    """Return the parts of a key."""
    if name.type != "dotted_key":
        return [name]
    # The grammar nests a.b.c as (a.b).c
    first, last = name.named_children
    return [*parts(first), last]


def inner(node: Node) -> list[Node]:
    """Return what a node is made of, comments apart."""
    return [child for child in node.named_children if child.type != "comment"]


def span(node: Node) -> Span:
    """Return where a node stands."""
    return node.start_byte, node.end_byte
