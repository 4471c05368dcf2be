"""Prose tokens into a document's blocks and inlines."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token

from casegen.compose.context import Context
from casegen.compose.values import printed
from casegen.document import (
    Block,
    Break,
    Emphasis,
    Fact,
    Inline,
    Inlines,
    Link,
    ListBlock,
    Origin,
    Paragraph,
    Quote,
    Strong,
    Text,
)
from casegen.passages import Keys, Passage
from casegen.prose import parse

CLOSERS = {"em_open": "em_close", "strong_open": "strong_close", "link_open": "link_close"}


def blocks(passage: Passage, context: Context) -> tuple[Block, ...]:
    """A passage's blocks in the document's language."""
    keys = (*passage.keys, context.language.tag)
    return _blocks(parse(passage.text[context.language.tag]), keys, context)


def inline(passage: Passage, context: Context) -> Inlines:
    """A passage meant for one line, as a title or a caption: its paragraphs run together."""
    found: list[Inline] = []
    for block in blocks(passage, context):
        if isinstance(block, Paragraph):
            found += [Text(" "), *block.inlines] if found else block.inlines
    return tuple(found)


def _blocks(tokens: Sequence[Token], keys: Keys, context: Context) -> tuple[Block, ...]:
    found: list[Block] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        end = closing(tokens, index)
        inside = tokens[index + 1 : end]
        match token.type:
            case "paragraph_open":
                words = _inlines(inside[0].children or (), keys, context)
                origin = Origin(keys, token.meta.get("start", 0), token.meta.get("end", 0))
                found.append(Paragraph(words, origin=origin))
            case "bullet_list_open" | "ordered_list_open":
                start = int(token.attrGet("start") or 1) if token.type[0] == "o" else None
                found.append(ListBlock(items(inside, keys, context), start))
            case "blockquote_open":
                found.append(Quote(_blocks(inside, keys, context)))
        index = end + 1
    return tuple(found)


def items(tokens: Sequence[Token], keys: Keys, context: Context) -> tuple[tuple[Block, ...], ...]:
    """The items of a list."""
    found = []
    index = 0
    while index < len(tokens):
        end = closing(tokens, index)
        found.append(_blocks(tokens[index + 1 : end], keys, context))
        index = end + 1
    return tuple(found)


def closing(tokens: Sequence[Token], index: int) -> int:
    """The index of the token that closes the one at `index`; itself when it opens nothing."""
    depth = 0
    for place in range(index, len(tokens)):
        depth += tokens[place].nesting
        if depth == 0:
            return place
    return len(tokens)


def _inlines(tokens: Sequence[Token], keys: Keys, context: Context) -> Inlines:
    found: list[Inline] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        end = closing(tokens, index)
        if token.type in CLOSERS:
            children = _inlines(tokens[index + 1 : end], keys, context)
            found.append(wrapped(token, children))
        else:
            found.append(leaf(token, keys, context))
        index = end + 1
    return tuple(node for node in found if node != Text(""))


def wrapped(token: Token, children: Inlines) -> Inline:
    """A node around others."""
    match token.type:
        case "em_open":
            return Emphasis(children)
        case "strong_open":
            return Strong(children)
        case _:
            return Link(str(token.attrGet("href")), children)


def leaf(token: Token, keys: Keys, context: Context) -> Inline:
    """A node without others inside."""
    origin = Origin(keys, token.meta.get("start", 0), token.meta.get("end", 0))
    match token.type:
        case "citation":
            return context.cluster(token.meta, origin)
        case "crossref":
            meta = token.meta
            return context.callout(meta["kind"], meta["target"], meta["panels"], origin)
        case "fact":
            path = token.meta["path"]
            return Fact(path, printed(context.facts[path], context.language), origin)
        case "hardbreak":
            return Break()
        case "softbreak":
            return Text(" ")
        case _:
            return Text(token.content)
