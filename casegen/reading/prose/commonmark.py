"""CommonMark without HTML, and the additions, read by markdown-it."""

from __future__ import annotations

import re
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token as Parsed

from casegen.reading.prose.bracket import bracket
from casegen.reading.prose.citation import citation, keyed
from casegen.reading.prose.crossref import crossref
from casegen.reading.prose.fact import fact
from casegen.reading.prose.form import Form
from casegen.reading.prose.quote import quote
from casegen.reading.prose.script import script
from casegen.reading.prose.stress import stress
from casegen.reading.prose.token import Token

BLOCKS = ("list", "blockquote")
INLINES = ("autolink", "emphasis", "entity", "escape", "link", "newline")
ADDITIONS = {"cell": (keyed, crossref, fact), "label": ()}
EVERYWHERE = (citation, crossref, fact)
BEGINS_AFTER = ["paragraph", "reference", "blockquote", "list"]
SPACES = " \t\r\n"
DEEPEST = 20
# CommonMark 2.1: a carriage return ends a line too, alone or before a line feed.
LINE_END = re.compile(r"\r\n?|\n")
SAFE_LINK = re.compile(r"(https?://|mailto:)[^\s]+", re.IGNORECASE)


@lru_cache(maxsize=4)
def parser(form: Form) -> MarkdownIt:
    """The parser of prose: the smallest preset with what a report needs switched on."""
    markdown = MarkdownIt("zero", {"maxNesting": 60}).enable([*BLOCKS, *INLINES])
    markdown.validateLink = lambda url: bool(SAFE_LINK.fullmatch(url))  # type: ignore[method-assign]
    markdown.block.ruler.at("blockquote", quote, {"alt": BEGINS_AFTER})
    markdown.inline.ruler.at("emphasis", stress)
    for rule in (*ADDITIONS.get(form, EVERYWHERE), script, bracket):
        markdown.inline.ruler.before("link", rule.__name__, rule)
    # An escaped sign stays apart from the text around it: it is meant, and no markup left over.
    markdown.core.ruler.disable("text_join")
    return markdown


def commonmark(text: str, form: Form = "blocks") -> tuple[Token, ...]:
    """The tokens of a text; paragraphs and additions are placed in the whole text."""
    if form == "blocks":
        tokens = parser(form).parse(text)
    else:
        start, end = len(text) - len(text.lstrip(SPACES)), len(text.rstrip(SPACES))
        tokens = parser(form).parseInline(text[start:end]) if start < end else []
    lines = LINE_END.split(text)
    starts = [0, *(match.end() for match in LINE_END.finditer(text)), len(text) + 1]
    for token in tokens:
        if token.type == "inline" and token.map:
            place(token, lines, starts)
        elif token.type == "paragraph_open" and token.map:
            first, last = (starts[line] for line in token.map)
            token.meta = {"start": first, "end": first + len(text[first:last].rstrip())}
    found = tuple(map(own, tokens))
    return found if form == "blocks" or not found else alone(found, start, end)


def alone(tokens: tuple[Token, ...], start: int, end: int) -> tuple[Token, ...]:
    """The tokens of one line as those of a paragraph."""
    opening = Token("paragraph_open", 1, meta={"start": start, "end": end})
    return (opening, *tokens, Token("paragraph_close", -1))


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
        meta={} if token.type == "text" else token.meta,
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
        if "start" in child.meta:
            shift = next(by for begin, by in reversed(shifts) if begin <= child.meta["start"])
            child.meta["start"] += shift
            child.meta["end"] += shift
