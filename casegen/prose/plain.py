"""Paragraphs without any mark but those of the additions, read without the parser.

Most texts of a case are such, and the parser takes a hundred times as long over them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it.token import Token

from casegen.prose.citation import KEYED, LITERAL, cluster
from casegen.prose.crossref import CROSSREF, callout
from casegen.prose.fact import FACT, lookup

# What only the parser reads: escapes, stress, entities and addresses; and lines that begin a list
# or a quotation, or have spaces around them.
MARKS = re.compile(r"[\\*_<&\r\t\0]")
LINES = re.compile(r"\n(?:(?<=[^\S\n]\n)|[^\S\n]|[>+-]|\d{1,9}[.)])")
KINDS = {"[": ("citation", cluster), "@": ("crossref", callout), "{": ("fact", lookup)}
PATTERNS = (KEYED, LITERAL, CROSSREF, FACT)
SPLIT = re.compile("|".join(["\n", *(pattern.pattern for pattern in PATTERNS)]))


def plain(text: str) -> list[Token] | None:
    """The tokens of a text as the parser gives them, None where only it can tell."""
    if MARKS.search(text) or "](" in text or LINES.search(f"\n{text}\n"):
        return None
    tokens: list[Token] = []
    line = start = 0
    for block in re.split(r"(\n{2,})", text):
        content = block.strip("\n")
        blank = len(block) - len(block.lstrip("\n"))
        if content:
            tokens += paragraph(content, line + blank, start + blank)
        line += block.count("\n")
        start += len(block)
    return tokens


def paragraph(content: str, first: int, start: int) -> Iterator[Token]:
    """The tokens of one paragraph that begins in the line `first`, at the offset `start`."""
    lines = [first, first + content.count("\n") + 1]
    yield Token("paragraph_open", "p", 1, map=lines, block=True)
    children = list(inlines(content, start))
    yield Token("inline", "", 0, map=lines, level=1, children=children, content=content, block=True)
    yield Token("paragraph_close", "p", -1, block=True)


def inlines(content: str, start: int) -> Iterator[Token]:
    """The texts, line ends and additions of a paragraph."""
    done = 0
    for match in SPLIT.finditer(content):
        if done < match.start():
            yield Token("text", "", 0, content=content[done : match.start()])
        done = match.end()
        if match[0] == "\n":
            yield Token("softbreak", "br", 0)
            continue
        kind, meaning = KINDS[match[0][0]]
        place = {"start": start + match.start(), "end": start + match.end()}
        yield Token(kind, "", 0, content=match[0], meta=meaning(match[0]) | place)
    if done < len(content):
        yield Token("text", "", 0, content=content[done:])
