"""The page that HTML and PDF share: the skeleton filled from a Document."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from casegen.case.figures.image import Image
from casegen.case.origin import Origin
from casegen.document.spread import whole_figures
from casegen.document.tree import Document, Section
from casegen.document.walk import plain
from casegen.formats.html.inlines import bound, inlines, stop
from casegen.formats.html.record import address, citation_fields, linked_data
from casegen.style.language import fill, language
from casegen.system.data import SKELETON

if TYPE_CHECKING:
    from jinja2 import Environment


def page(
    document: Document,
    style: str,
    source: Callable[[Image], str],
    *,
    traced: bool = False,
    laid: Mapping[str, object] | None = None,
) -> str:
    """The document as an HTML page; `source` gives the address of each image.

    A `traced` page tells of each paragraph, as data-origin, which text of the case it is. One for
    paper is told how each table and figure is `laid`, by its id.
    """
    references = {reference.number: reference.id for reference in document.references}
    template = environment().get_template("report.html")
    return template.render(
        document=document,
        label=document.language.words["label"],
        pattern=document.language.words["pattern"],
        captions=document.profile.captions,
        outline=outline(document),
        reference_ids=references,
        linked_data=linked_data(document),
        style=Markup(style),
        set_inlines=lambda nodes: inlines(nodes, references),
        set_source=source,
        traced=traced,
        laid=laid,
    )


@cache
def environment() -> Environment:
    """Jinja, closed: strict about names, escaping everything, sandboxed."""
    from jinja2 import FileSystemLoader, StrictUndefined, pass_context, select_autoescape
    from jinja2.sandbox import SandboxedEnvironment

    jinja = SandboxedEnvironment(
        loader=FileSystemLoader(SKELETON),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    jinja.filters |= {
        "inlines": pass_context(lambda context, nodes: context["set_inlines"](nodes)),
        "source": pass_context(lambda context, image: context["set_source"](image)),
        "trace": pass_context(
            lambda context, origin: trace(origin, traced=context.get("traced", False))
        ),
        "plain": plain,
        "kind": lambda node: type(node).__name__,
        "own_name": lambda tag: language(tag).name,
        "fill": lambda text, **values: fill(text, **{k: str(v) for k, v in values.items()}),
        "stop": stop,
        "citation_fields": citation_fields,
        "address": address,
        "bound": bound,
        "wraps": lambda cell: not whole_figures(plain(cell)),
    }
    return jinja


def trace(origin: Origin | None, *, traced: bool) -> Markup:
    """A paragraph's origin as an attribute: keys, start and end in JSON."""
    if not traced or origin is None:
        return Markup("")
    value = json.dumps([origin.keys, origin.start, origin.end], ensure_ascii=False)
    return Markup(' data-origin="{}"').format(value)


def outline(document: Document) -> list[tuple[str, str, str, tuple[Section, ...]]]:
    """The table of contents: id, number, heading and subsections of each part."""
    return [
        (part.id, part.number, part.heading, part.sections)
        for part in document.parts
        if part.role != "other-language"
    ]
