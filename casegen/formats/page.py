"""The page that HTML and PDF share: the skeleton filled from a Document."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from casegen.document import (
    Break,
    Callout,
    Cluster,
    Document,
    Emphasis,
    Fact,
    Image,
    Inline,
    Inlines,
    Link,
    Section,
    Strong,
    Subscript,
    Superscript,
    Text,
    plain,
)
from casegen.language import NO_BREAK_SPACE, fill, language
from casegen.resources import SKELETON

if TYPE_CHECKING:
    from jinja2 import Environment

SHORT = 40
LONG = 8
SIMPLE = re.compile(r"(?<=\d) (?=(?:[cmk]?m|[mk]?g|[md]?[lL]|fL|pg|c?Gy|°C|mmHg|%)(?!\w))")
MEASURE = re.compile(r"( ?\d[\d.,]*(?:–\d[\d.,]*)? (?:[A-Za-zµ]+/)+[A-Za-zµ]+)(?!\w)")  # noqa: RUF001
TAGS = {Emphasis: "em", Strong: "strong", Subscript: "sub", Superscript: "sup"}


def page(document: Document, style: str, source: Callable[[Image], str]) -> str:
    """The document as an HTML page; `source` gives the address of each image."""
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
        style=Markup(style),  # noqa: S704 - casegen's own style sheet
        set_inlines=lambda nodes: inlines(nodes, references),
        set_source=source,
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
        "plain": plain,
        "kind": lambda node: type(node).__name__,
        "own_name": lambda tag: language(tag).name,
        "fill": lambda text, **values: fill(text, **{k: str(v) for k, v in values.items()}),
        "stop": stop,
        "bound": bound,
    }
    return jinja


def bound(text: Markup) -> Markup:
    """A title in two parts where it has a colon, the last words of each part kept together."""
    parts = re.split("(?<=:) ", str(text), maxsplit=1)
    if "<" in text:
        return text
    form = Markup('<span class="part">{}</span>') if len(parts) > 1 else Markup("{}")
    return Markup(" ").join(form.format(Markup(together(part))) for part in parts)  # noqa: S704


def together(text: str) -> str:
    """A long line of words with its last three bound, so that none is left alone."""
    words = text.split(" ")
    if len(words) < LONG:
        return text
    return " ".join([*words[:-3], NO_BREAK_SPACE.join(words[-3:])])


def stop(nodes: Inlines) -> str:
    """The full stop that a title still needs."""
    return "" if plain(nodes).rstrip().endswith((".", "?", "!", "…")) else "."


def inlines(nodes: Inlines, references: dict[int, str]) -> Markup:
    """Inlines as HTML; `references` gives the id of each reference's entry by its number.

    A space before an element goes into it: no line then begins with a citation, and
    WeasyPrint, which breaks lines early after a text that ends in a space, breaks them well.
    """
    pieces = []
    space = ""
    for node, after in zip_longest(nodes, nodes[1:]):
        if isinstance(node, Text) and after is not None and not isinstance(after, Text | Break):
            text = node.text.rstrip(" ")
            pieces.append(inline(replace(node, text=text), references))
            space = " " if text != node.text else ""
        else:
            pieces.append(inline(node, references, space))
            space = ""
    return Markup("").join(pieces)


def inline(node: Inline, references: dict[int, str], space: str = "") -> Markup:
    """One inline as HTML; `space` is what stood before it, kept unbreakable where that is better."""
    fixed = space and NO_BREAK_SPACE
    match node:
        case Text():
            if node.language:
                return Markup('<span lang="{}">{}</span>').format(node.language, node.text)
            return measures(node.text)
        case Break():
            return Markup("<br>")
        case Link():
            children = inlines(node.children, references)
            return Markup('<span>{}<a href="{}">{}</a></span>').format(space, node.url, children)
        case Fact():
            children = inlines(node.children, references)
            kept = len(plain(node.children)) <= SHORT
            form = Markup('<span class="fact">{}{}</span>' if kept else "<span>{}{}</span>")
            return form.format(fixed if kept else space, children)
        case Callout():
            form = Markup('<span class="callout">{}<a href="#{}">{}</a></span>')
            return form.format(fixed, node.target, node.label)
        case Cluster():
            return cluster(node, references, fixed)
        case _:
            tag = TAGS[type(node)]
            children = inlines(node.children, references)
            return Markup(f"<{tag}>{{}}{{}}</{tag}>").format(space, children)  # noqa: S704


def measures(text: str) -> Markup:
    """A text with each amount and its unit, as 8 cm or 10 g/dL, kept on one line."""
    pieces = MEASURE.split(SIMPLE.sub(NO_BREAK_SPACE, text))
    kept = Markup('<span class="fact">{}</span>')
    return Markup("").join(
        kept.format(piece) if index % 2 else escape(piece) for index, piece in enumerate(pieces)
    )


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
    body = escape(node.brackets[0]) + escape(node.delimiter).join(runs) + escape(node.brackets[1])
    tag = "sup" if node.superscript else "span"
    form = Markup(f'<{tag} class="cluster" id="{{}}">{{}}{{}}</{tag}>')  # noqa: S704
    return form.format(node.id, space, body)


def outline(document: Document) -> list[tuple[str, str, str, tuple[Section, ...]]]:
    """The table of contents: id, number, heading and subsections of each part."""
    sections = {section.role: section for section in document.sections}
    entries: list[tuple[str, str, str, tuple[Section, ...]]] = []
    for part in document.profile.order.parts:
        if part in sections:
            section = sections[part]
            entries.append((section.id, section.number, section.heading, section.sections))
        elif part == "abstract":
            entries.append((part, "", document.front.abstract.heading, ()))
        elif part == "checklist":
            entries.append((part, "", document.checklist.heading, ()))
        elif part == "declarations" and document.declarations.blocks:
            entries.append((part, "", document.declarations.heading, ()))
        elif part == "references" and document.references:
            entries.append((part, "", document.references_heading, ()))
    return entries


def linked_data(document: Document) -> Markup:
    """The document's schema.org record, safe within a script element."""
    front = document.front
    record: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": ["ScholarlyArticle", "MedicalScholarlyArticle"],
        "publicationType": "Case Reports",
        "headline": front.plain_title,
        "alternativeHeadline": [other.plain_title for other in document.others],
        "inLanguage": document.language.tag,
        "author": [
            {
                "@type": "Person",
                "familyName": author.family,
                "givenName": author.given,
                "affiliation": [
                    {"@type": "Organization", "name": document.affiliations[place - 1].name}
                    for place in author.affiliations
                ],
                **({"@id": f"https://orcid.org/{author.orcid}"} if author.orcid else {}),
            }
            for author in document.authors
        ],
        "keywords": list(front.keywords),
        "citation": [plain(reference.inlines) for reference in document.references],
    }
    text = json.dumps(record, ensure_ascii=False)
    for character in "<>&":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)  # noqa: S704 - made of JSON with every angle bracket escaped
