"""Paragraphs without any mark but those of the additions, read without the parser.

Most texts of a case are such, and the parser takes a hundred times as long over them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from casegen.case.references.cluster import KEYED, LITERAL, cluster
from casegen.reading.prose.citation import counts_cells
from casegen.reading.prose.crossref import CROSSREF, callout
from casegen.reading.prose.fact import FACT, lookup
from casegen.reading.prose.form import Form
from casegen.reading.prose.token import Token

# What only the parser reads: escapes, stress, scripts, entities, addresses; and lines that begin a
# list or a quotation, or have spaces around them. Stress that nothing after a letter ends is none.
# What Python takes for a space and the parser does not is left to the parser too.
MARKS = re.compile(r"[*_~^\\<&\r\t\0\v\f\x1c-\x1f\x85\u2028\u2029](?<![ \n][*_])")
LINES = re.compile(r"\n(?:(?<=[^\S\n]\n)|[^\S\n]|[>+-]|\*\s|\d{1,9}[.)])")
SPACED = re.compile(r"\n(?:(?<=[^\S\n]\n)|[^\S\n])")
BETWEEN = re.compile(r"(\n{2,})")
KINDS = {"[": ("citation", cluster), "@": ("crossref", callout), "{": ("fact", lookup)}
PATTERNS: dict[str, tuple[re.Pattern[str], ...]] = {
    "blocks": (KEYED, LITERAL, CROSSREF, FACT),
    "line": (KEYED, LITERAL, CROSSREF, FACT),
    "cell": (KEYED, CROSSREF, FACT),
    "label": (),
}
SPLIT = {
    form: re.compile("|".join(["\n", *(pattern.pattern for pattern in patterns)]))
    for form, patterns in PATTERNS.items()
}


def plain(text: str, form: Form = "blocks") -> tuple[Token, ...] | None:
    """The tokens of a text as the parser gives them, None where only it can tell."""
    whole = form == "blocks"
    start = 0 if whole else len(text) - len(text.lstrip(" \n"))
    text = text.rstrip(" ") if whole else text.strip(" \n")
    padded = f"\n{text}\n"
    if MARKS.search(padded) or "](" in text or (LINES if whole else SPACED).search(padded):
        return None
    tokens: list[Token] = []
    for block in BETWEEN.split(text) if whole else [text]:
        content = block.strip("\n")
        if content:
            shift = start + block.index(content)
            children = tuple(inlines(content, shift, SPLIT[form]))
            place = {"start": shift, "end": shift + len(content)}
            tokens.append(Token("paragraph_open", 1, meta=place))
            tokens.append(Token("inline", content=content, children=children))
            tokens.append(Token("paragraph_close", -1))
        start += len(block)
    return tuple(tokens)


def inlines(content: str, start: int, pattern: re.Pattern[str]) -> Iterator[Token]:
    """The texts, line ends and additions of a paragraph that begins at an offset."""
    done = 0
    for match in pattern.finditer(content):
        if match[0][0] == "[" and counts_cells(content, match.start()):
            continue
        if done < match.start():
            yield Token("text", content=content[done : match.start()])
        done = match.end()
        if match[0] == "\n":
            yield Token("softbreak")
            continue
        kind, meaning = KINDS[match[0][0]]
        place = {"start": start + match.start(), "end": start + match.end()}
        yield Token(kind, content=match[0], meta=meaning(match[0]) | place)
    if done < len(content):
        yield Token("text", content=content[done:])
