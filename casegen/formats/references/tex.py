"""LaTeX: texts with its special signs made plain, and titles whose capitals BibTeX leaves alone."""

from __future__ import annotations

import re

from casegen.document.tree import Emphasis, Inlines, Strong, Subscript, Superscript, Text

COMMANDS = {Emphasis: "emph", Strong: "textbf"}
COMMANDS |= {Subscript: "textsubscript", Superscript: "textsuperscript"}

# BibTeX counts a brace even behind a backslash, so braces are named.
ESCAPES = str.maketrans({sign: f"\\{sign}" for sign in "%&$#_"}) | {
    ord("\\"): "{\\textbackslash}",
    ord("{"): "{\\textbraceleft}",
    ord("}"): "{\\textbraceright}",
    ord("~"): "{\\textasciitilde}",
    ord("^"): "{\\textasciicircum}",
}
WORD = re.compile(r"[^\W_][\w’'-]*")


def title(nodes: Inlines) -> str:
    """A title, every capital but the first letter's kept from BibTeX's lower case."""
    text = set_text(nodes, protect=True)
    start = re.match(r"([^\w{}\\]*)\{([^\W\d_][^{}]*)\}", text)
    if start is None or any(map(str.isupper, start[2][1:])):
        return text
    return start[1] + start[2] + text[start.end() :]


def set_text(nodes: Inlines, *, protect: bool = False) -> str:
    """Rich text in LaTeX's commands."""
    pieces = []
    for item in nodes:
        match item:
            case Text():
                pieces.append(protected(item.text) if protect else tex(item.text))
            case Emphasis() | Strong() | Subscript() | Superscript():
                inner = set_text(item.children, protect=protect)
                pieces.append(f"\\{COMMANDS[type(item)]}{{{inner}}}")
    return "".join(pieces)


def protected(text: str) -> str:
    """A text with its capitalised words within braces."""
    found, end = [], 0
    for match in WORD.finditer(text):
        word = tex(match[0])
        kept = braced(word) if any(map(str.isupper, match[0])) else word
        found += [tex(text[end : match.start()]), kept]
        end = match.end()
    return "".join([*found, tex(text[end:])])


def tex(text: str) -> str:
    """A text with LaTeX's special signs made plain."""
    return text.translate(ESCAPES)


def braced(text: str) -> str:
    """A value within braces."""
    return f"{{{text}}}"
