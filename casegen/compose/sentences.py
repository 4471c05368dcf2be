"""Sentences: what a language says in whole sentences, from the small templates of its folder."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, cast

from casegen.document.tree import Inline, Inlines, Link, Text
from casegen.style.language import Language
from casegen.system.data import TEMPLATES

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment

SUFFIX = ".jinja"


def lines(name: str, language: Language, **values: object) -> tuple[Inlines, ...]:
    """The lines that a language's template of that name makes of some values, empty ones left out.

    A value is text, never a template; a link stands in its line as one.
    """
    template = environment(language).get_template(name + SUFFIX)
    # Jinja takes these for texts; a filter's link comes through as it is.
    pieces = cast("Iterable[object]", template.root_render_func(template.new_context(values)))
    found: list[list[Inline]] = [[]]
    for piece in pieces:
        if isinstance(piece, Link):
            found[-1].append(piece)
            continue
        first, *rest = str(piece).split("\n")
        found[-1].append(Text(first))
        found += [[Text(line)] for line in rest]
    return tuple(filter(None, map(joined, found)))


def joined(line: Iterable[Inline]) -> Inlines:
    """A line with neighbouring texts as one, and without empty ones."""
    found: list[Inline] = []
    for node in line:
        if isinstance(node, Text) and found and isinstance(found[-1], Text):
            found[-1] = Text(found[-1].text + node.text)
        elif node != Text(""):
            found.append(node)
    return tuple(found)


@cache
def environment(language: Language) -> SandboxedEnvironment:
    """Jinja for a language's sentences: closed, strict about names, its filters the language's."""
    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.nativetypes import NativeCodeGenerator
    from jinja2.sandbox import SandboxedEnvironment

    class Sentences(SandboxedEnvironment):
        """Yields what filters give as it is, so that a link stays one."""

        code_generator_class = NativeCodeGenerator

    jinja = Sentences(
        loader=FileSystemLoader(TEMPLATES / language.tag),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    jinja.filters |= {
        "date": language.date,
        "number": language.number,
        "quantity": language.quantity,
        "list": lambda items: row(items, language),
        "link": lambda url, text="": Link(url, (Text(text or url),)),
    }
    return jinja


def row(items: Iterable[str], language: Language) -> str:
    """Items in a row as the language sets them, empty ones left out."""
    return language.join(filter(None, items))
