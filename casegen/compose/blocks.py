"""Prose tokens into a document's blocks and inlines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from casegen.case.fact import Words
from casegen.case.origin import Keys, Origin
from casegen.compose.context import Context
from casegen.compose.values import printed
from casegen.document.tree import (
    Block,
    Break,
    Emphasis,
    Fact,
    Inline,
    Inlines,
    Link,
    ListBlock,
    Paragraph,
    Quote,
    Strong,
    Subscript,
    Superscript,
    Text,
)
from casegen.document.walk import plain
from casegen.reading.passages import Passage
from casegen.reading.prose import Token, parse

WORDS = frozenset({"text", "text_special", "softbreak"})
CLOSERS = {"em_open": "em_close", "strong_open": "strong_close", "link_open": "link_close"}
# As in HCO~3~^-^, Ca^2+^ and cm^-5^.
CHARGE = re.compile(r"[0-9]{0,2}-|-[0-9]{1,4}")


def blocks(passage: Passage, context: Context) -> tuple[Block, ...]:
    """A passage's blocks in the document's language."""
    tag = context.language.tag
    return _blocks(parse(passage.said(tag), passage.form), passage.place(tag), context)


def inline(passage: Passage, context: Context) -> Inlines:
    """A passage in one line, as a title, a caption or a cell."""
    found = blocks(passage, context)
    return found[0].inlines if found and isinstance(found[0], Paragraph) else ()


def label(text: str) -> Inlines:
    """A short text in which nothing is cited, called or looked up, as an event of a timeline."""
    tokens = parse(text, "label")
    return _inlines(tokens[1].children, (), None) if tokens else ()


def spoken(text: str) -> str:
    """A label where nothing can be raised or stressed, as an alternative text."""
    return plain(label(text))


def _blocks(tokens: Sequence[Token], keys: Keys, context: Context) -> tuple[Block, ...]:
    found: list[Block] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        end = closing(tokens, index)
        inside = tokens[index + 1 : end]
        match token.type:
            case "paragraph_open":
                origin = Origin(keys, token.meta["start"], token.meta["end"])
                children = _inlines(inside[0].children, keys, context)
                found.append(Paragraph(children, origin=origin))
            case "bullet_list_open" | "ordered_list_open":
                start = int(token.attributes.get("start") or 1) if token.type[0] == "o" else None
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


def _inlines(tokens: Sequence[Token], keys: Keys, context: Context | None) -> Inlines:
    found: list[Inline] = []
    words = ""
    index = 0
    while index < len(tokens):
        token = tokens[index]
        index += 1
        if token.type in WORDS:
            words += token.content if token.type != "softbreak" else " " * (words[-1:] != " ")
            continue
        if words:
            found.append(Text(words))
            words = ""
        if token.type in CLOSERS:
            end = closing(tokens, index - 1)
            found.append(wrapped(token, _inlines(tokens[index:end], keys, context)))
            index = end + 1
        else:
            found.append(leaf(token, keys, context))
    return (*found, Text(words)) if words else tuple(found)


def wrapped(token: Token, children: Inlines) -> Inline:
    """A node around others."""
    match token.type:
        case "em_open":
            return Emphasis(children)
        case "strong_open":
            return Strong(children)
        case _:
            return Link(str(token.attributes["href"]), children)


def leaf(token: Token, keys: Keys, context: Context | None) -> Inline:
    """A node without others inside."""
    match token.type:
        case "hardbreak":
            return Break()
        case "subscript":
            return Subscript((Text(token.meta["inside"]),))
        case "superscript":
            return Superscript((Text(signed(token.meta["inside"])),))
        case _:
            return addition(token, keys, context) if context else Text(token.content)


def signed(raised: str) -> str:
    """A raised charge or exponent with a minus: a hyphen is too small to be seen up there."""
    return raised.replace("-", "−") if CHARGE.fullmatch(raised) else raised


def addition(token: Token, keys: Keys, context: Context) -> Inline:
    """A citation, a callout or a fact."""
    origin = Origin(keys, token.meta["start"], token.meta["end"])
    match token.type:
        case "citation":
            return context.cluster(token.meta, origin)
        case "crossref":
            meta = token.meta
            return context.callout(meta["kind"], meta["target"], meta["panels"], origin)
        case _:
            path = token.meta["path"]
            fact = context.facts[path]
            tag = context.language.tag
            own = label(fact.text[tag]) if isinstance(fact, Words) else ()
            value = own or printed(fact, context.language)
            return Fact(path, context.missing(path) or value, origin)
