"""Prose: CommonMark without HTML, plus citations, cross-references and facts, as tokens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate

from markdown_it import MarkdownIt
from markdown_it.token import Token

from casegen.prose.bracket import bracket
from casegen.prose.citation import citation
from casegen.prose.crossref import crossref
from casegen.prose.fact import fact

BLOCKS = ("list", "blockquote")
INLINES = ("autolink", "emphasis", "entity", "escape", "link", "newline")
ADDITIONS = (citation, crossref, fact)
ADDED = frozenset(rule.__name__ for rule in ADDITIONS)
DEEPEST = 20
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


@lru_cache(maxsize=16384)
def parse(text: str) -> tuple[Token, ...]:
    """Parse prose into markdown-it tokens; added ones and paragraphs carry `start` and `end`.

    The offsets count code points of `text`, so that a finding can be placed in the case file.
    """
    tokens = parser().parse(text)
    for token in tokens:
        token.children = token.children and [child for child in token.children if kept(child)]
    lines = text.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    for token in tokens:
        if token.type == "inline" and token.map:
            place(token, lines, starts)
        elif token.type == "paragraph_open" and token.map:
            token.meta |= dict(zip(("start", "end"), (starts[at] for at in token.map), strict=True))
    return tuple(tokens)


def kept(token: Token) -> bool:
    """Whether a token stays: stress within stress is dropped where it is deeper than any sense."""
    return token.nesting == 0 or token.level < DEEPEST


def place(token: Token, lines: list[str], starts: list[int]) -> None:
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


def additions(text: str) -> Iterator[Token]:
    """Yield the citation, crossref and fact tokens of a text, in reading order."""
    for token in parse(text):
        for child in token.children or ():
            if child.type in ADDED:
                yield child
