"""Source: the words that a page gives to print, by the elements whose lines they fill."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

WHITE = re.compile(r"[ \t\r\n\f]+")
# Elements with lines of their own, and those that casegen's style sheets make so.
BLOCKS = frozenset(
    (
        *("html", "body", "main", "article", "section", "header", "div", "h1", "h2", "h3", "p"),
        *("blockquote", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td", "caption"),
        *("figure", "figcaption"),
    )
)
LINED = frozenset({"part", "letter"})
# What the printed page does not show.
HIDDEN_TAGS = frozenset({"head", "script", "style", "nav"})
HIDDEN = frozenset({"bar", "skip", "running", "backlinks", "unseen", "contents"})


@dataclass
class Words:
    """The words of an element's own lines, white space evened out, and how many were laid out."""

    text: str
    name: str
    done: int = 0

    @property
    def left(self) -> str:
        """What was not laid out."""
        return self.text[self.done :].strip()


def sources(root: Any, name: str = "") -> Iterator[tuple[Any, Words]]:  # noqa: ANN401 - an element tree
    """Every element that has words on lines of its own, and the name of what it belongs to."""
    waiting = [(root, name)]
    while waiting:
        element, above = waiting.pop()
        named = element.get("data-origin") or element.get("id") or above
        text = WHITE.sub(" ", "".join(own(element))).strip(" ")
        if text:
            yield element, Words(text + after(element), named)
        waiting += [(kid, named) for kid in blocks_within(element)]


def own(element: Any) -> Iterator[str]:  # noqa: ANN401 - an element tree
    """The text of an element without that of the blocks within it, which stand for a space."""
    yield element.text or ""
    for kid in element:
        if shown(kid):
            if kid.tag == "br" or is_block(kid):
                yield " "
            else:
                yield from own(kid)
        yield kid.tail or ""


def after(element: Any) -> str:  # noqa: ANN401 - an element tree
    """The space between a line of a heading and the next."""
    tail = element.tail or ""
    return " " if LINED & classes(element) and tail and not tail.strip() else ""


def blocks_within(element: Any) -> Iterator[Any]:  # noqa: ANN401 - an element tree
    """The nearest blocks below an element."""
    for kid in element:
        if shown(kid):
            if is_block(kid):
                yield kid
            else:
                yield from blocks_within(kid)


def is_block(element: Any) -> bool:  # noqa: ANN401 - an element tree
    """Whether an element has lines of its own."""
    return element.tag in BLOCKS or bool(LINED & classes(element))


def shown(element: Any) -> bool:  # noqa: ANN401 - an element tree
    """Whether the printed page shows an element."""
    return element.tag not in HIDDEN_TAGS and not HIDDEN & classes(element)


def classes(element: Any) -> frozenset[str]:  # noqa: ANN401 - an element tree
    """The classes of an element."""
    return frozenset(element.get("class", "").split())
