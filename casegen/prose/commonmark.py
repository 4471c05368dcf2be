"""CommonMark without HTML, and the additions, read by markdown-it."""

from __future__ import annotations

import re
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token as Parsed

from casegen.prose.bracket import bracket
from casegen.prose.citation import citation
from casegen.prose.crossref import crossref
from casegen.prose.fact import fact
from casegen.prose.token import Token

BLOCKS = ("list", "blockquote")
INLINES = ("autolink", "emphasis", "entity", "escape", "link", "newline")
ADDITIONS = (citation, crossref, fact)
ADDED = frozenset(rule.__name__ for rule in ADDITIONS)
DEEPEST = 20
# CommonMark 2.1: a carriage return ends a line too, alone or before a line feed.
LINE_END = re.compile(r"\r\n?|\n")
SAFE_LINK = re.compile(r"(https?://|mailto:)[^\s]+", re.IGNORECASE)


@lru_cache(maxsize=1)
def parser() -> MarkdownIt:
    """The parser of prose: the smallest preset with what a report needs switched on."""
    markdown = MarkdownIt("zero", {"maxNesting": 60}).enable([*BLOCKS, *INLINES])
    markdown.validateLink = lambda url: bool(SAFE_LINK.fullmatch(url))  # type: ignore[method-assign]
    for rule in ADDITIONS:
        markdown.inline.ruler.before("link", rule.__name__, rule)
    markdown.inline.ruler.before("link", "bracket", bracket)
    return markdown


def commonmark(text: str) -> tuple[Token, ...]:
    """The tokens of a text; paragraphs and additions are placed in the whole text."""
    tokens = parser().parse(text)
    lines = LINE_END.split(text)
    starts = [0, *(match.end() for match in LINE_END.finditer(text)), len(text) + 1]
    for token in tokens:
        if token.type == "inline" and token.map:
            place(token, lines, starts)
        elif token.type == "paragraph_open" and token.map:
            start, end = (starts[line] for line in token.map)
            token.meta = {"start": start, "end": start + len(text[start:end].rstrip())}
    return tuple(map(own, tokens))


def own(token: Parsed) -> Token:
    """A token of markdown-it as one of casegen's.

    Stress within stress is dropped where it is deeper than any sense.
    """
    children = (c for c in token.children or () if c.nesting == 0 or c.level < DEEPEST)
    return Token(
        type=token.type,
        nesting=token.nesting,
        content=token.content,
        children=tuple(map(own, children)),
        meta=token.meta,
        attributes=token.attrs,
        hidden=token.hidden,
    )


def place(token: Parsed, lines: list[str], starts: list[int]) -> None:
    """Turn the offsets of a block's added tokens into offsets of the whole text."""
    first = token.map[0] if token.map else 0
    head = token.content.partition("\n")[0].rstrip()
    while first < len(lines) and head not in lines[first]:
        first += 1
    shifts = []
    position = 0
    for number, content in enumerate(token.content.split("\n"), first):
        margin = max(lines[number].find(content.rstrip()), 0) if number < len(lines) else 0
        shifts.append((position, starts[min(number, len(lines))] + margin - position))
        position += len(content) + 1
    for child in token.children or ():
        if child.type in ADDED:
            shift = next(by for begin, by in reversed(shifts) if begin <= child.meta["start"])
            child.meta["start"] += shift
            child.meta["end"] += shift
