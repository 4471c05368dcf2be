"""Inlines as HTML, with the spaces and breaks that keep amounts, citations and titles together."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import zip_longest

from markupsafe import Markup, escape

from casegen.document.tree import (
    Break,
    Callout,
    Cluster,
    Emphasis,
    Fact,
    Inline,
    Inlines,
    Link,
    Strong,
    Subscript,
    Superscript,
    Text,
)
from casegen.document.unbroken import clumps, stretches
from casegen.document.walk import plain
from casegen.formats.html.turned import turned
from casegen.style.language import NO_BREAK_SPACE

SHORT = 40
LONG = 8
BOUND = 18
HOST = re.compile(r"https?://[^/\s]+/?|doi:10\.\d+/")
SPACED = re.compile(r'<span> (<span class="(?:fact|word)">[^<]*</span>)</span>')
WORD = re.compile(r'<span class="(fact|word)">([^<]*)</span>')
CLASSES = {"amount": "fact", "word": "word", "long": "long"}
TAGS = {Emphasis: "em", Strong: "strong", Subscript: "sub", Superscript: "sup"}


def inlines(nodes: Inlines, references: dict[int, str]) -> Markup:
    """Inlines as HTML; `references` gives the id of each reference's entry by its number.

    A space before an element goes into it: no line then begins with a citation, and
    WeasyPrint, which breaks lines early after a text that ends in a space, breaks them well.
    """
    pieces = []
    space = ""
    runs = [*clumps(nodes)]
    parts = [part for whole, run in runs for part in ([run] if whole else run)]
    for node, after in zip_longest(parts, parts[1:]):
        if isinstance(node, tuple):
            whole = Markup("").join(inline(part, references) for part in node)
            pieces.append(unbroken("word", whole, space))
            space = ""
        elif isinstance(node, Text) and after is not None and not isinstance(after, Text | Break):
            text = node.text.rstrip(" ")
            pieces.append(inline(replace(node, text=text), references))
            space = " " if text != node.text else ""
        else:
            pieces.append(inline(node, references, space))
            space = ""
    return Markup("").join(pieces)


def inline(node: Inline, references: dict[int, str], space: str = "") -> Markup:
    """One inline as HTML; `space` stood before it, and is made unbreakable where that is better."""
    fixed = space and NO_BREAK_SPACE
    match node:
        case Text():
            if node.language:
                return Markup('<span lang="{}">{}</span>').format(node.language, turned(node.text))
            return measures(node.text)
        case Break():
            return Markup("<br>")
        case Link():
            children = address(plain(node.children)) or inlines(node.children, references)
            return Markup('<span>{}<a href="{}">{}</a></span>').format(space, node.url, children)
        case Fact():
            children = inlines(node.children, references)
            if len(plain(node.children)) > SHORT:
                return Markup("<span>{}{}</span>").format(space, children)
            return unbroken("fact", children, space)
        case Callout():
            link = Markup('<a href="#{}">{}</a>').format(node.target, node.label)
            if len(node.label) > SHORT:
                return Markup("<span>{}{}</span>").format(space, link)
            return unbroken("callout", link, space)
        case Cluster():
            return cluster(node, references, fixed)
        case _:
            tag = TAGS[type(node)]
            children = inlines(node.children, references)
            return Markup(f"<{tag}>{{}}{{}}</{tag}>").format(space, children)


def address(text: str) -> Markup:
    """A web address whose scheme and host stay on one line; nothing where it is not one."""
    match = HOST.match(text)
    if not match:
        return Markup("")
    return Markup('<span class="host">{}</span>{}').format(match[0], text[match.end() :])


def measures(text: str) -> Markup:
    """A text with each range, each amount and its unit, and each short compound on one line."""
    pieces: list[Markup] = []
    space = ""
    found = [*stretches(text)]
    for (kind, piece), after in zip_longest(found, found[1:]):
        if kind:
            pieces.append(unbroken(CLASSES[kind], escape(piece), space))
            space = ""
        else:
            cut = len(piece) - 1 if after and piece.endswith(" ") else len(piece)
            pieces.append(turned(space + piece[:cut]))
            space = piece[cut:]
    return Markup("").join(pieces)


def unbroken(kind: str, words: Markup, space: str) -> Markup:
    """Words that stay on one line, which may be the next: the space before them is outside."""
    kept = Markup('<span class="{}">{}</span>').format(kind, words)
    return Markup("<span>{}{}</span>").format(space, kept) if space else kept


def cluster(node: Cluster, references: dict[int, str], space: str) -> Markup:
    """A cluster with every printed number a link to its reference."""
    link = Markup('<a href="#{}" role="doc-biblioref">{}</a>')

    def linked(number: int) -> Markup:
        return link.format(references[number], number)

    runs = [
        linked(run.first)
        if run.first == run.last
        else linked(run.first) + node.dash + linked(run.last)
        for run in node.runs
    ]
    many = len(node.text) > SHORT
    delimiter = escape(node.delimiter + "\u200b" * many)
    body = escape(node.brackets[0]) + delimiter.join(runs) + escape(node.brackets[1])
    tag = "sup" if node.superscript else "span"
    kind = "cluster many" if many else "cluster"
    form = Markup(f'<{tag} class="{kind}" id="{{}}">{{}}{{}}</{tag}>')
    return form.format(node.id, space, body)


def bound(text: Markup) -> Markup:
    """A title in two parts where it has a colon, the last words of each part kept together."""
    typed = SPACED.sub(r" \1", str(text))
    parts = re.split("(?<=:) ", typed, maxsplit=1)
    if "<" in WORD.sub("", typed):
        return text
    form = Markup('<span class="part">{}</span>') if len(parts) > 1 else Markup("{}")
    return Markup(" ").join(form.format(Markup(together(part))) for part in parts)


def together(text: str) -> str:
    """A long line of words with its last ones bound, so that none is left alone."""
    words = re.split(" (?!class=)", text)
    if len(words) < LONG:
        return text
    lengths = {n: len(WORD.sub(r"\2", " ".join(words[-n:]))) for n in (3, 2, 1)}
    last = next(n for n, length in lengths.items() if n == 1 or length <= BOUND)
    return " ".join([*words[:-last], NO_BREAK_SPACE.join(words[-last:])])


def stop(nodes: Inlines) -> str:
    """The full stop that a title still needs."""
    return "" if plain(nodes).rstrip().endswith((".", "?", "!", "…")) else "."
