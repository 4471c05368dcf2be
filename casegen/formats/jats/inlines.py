"""Inlines as JATS: marks of type, and links to references, figures and tables."""

from __future__ import annotations

from collections.abc import Iterator

from casegen.document.tree import (
    Break,
    Callout,
    Cluster,
    Emphasis,
    Fact,
    Inlines,
    Link,
    Strong,
    Subscript,
    Superscript,
    Text,
)
from casegen.document.walk import plain
from casegen.formats.jats.place import Place, reference_id
from casegen.formats.jats.xml import Content, Element, node

TAGS = {Emphasis: "italic", Strong: "bold", Subscript: "sub", Superscript: "sup"}
KINDS = {"fig": "fig", "tab": "table"}


def inlines(nodes: Inlines, place: Place, *, breaks: bool = False) -> Iterator[Content]:
    """Inlines as strings and elements; JATS knows a break in titles and cells, not in running text.

    No element stands within a link, for which JATS has no room.
    """
    for item in nodes:
        match item:
            case Text():
                yield (
                    node("styled-content", item.text, lang=item.language)
                    if (item.language)
                    else item.text
                )
            case Break():
                yield node("break") if breaks else " "
            case Link():
                yield node("ext-link", plain(item.children), ext_link_type="uri", href=item.url)
            case Fact():
                yield from inlines(item.children, place, breaks=breaks)
            case Callout():
                yield callout(item, place)
            case Cluster():
                yield from cluster(item)
            case _:
                yield node(TAGS[type(item)], *inlines(item.children, place))


def callout(item: Callout, place: Place) -> Element:
    """A link to a figure or a table."""
    return node("xref", item.label, ref_type=KINDS[item.kind], rid=place.ids[item.target])


def cluster(item: Cluster) -> Iterator[Content]:
    """Links to references with brackets and delimiters between them, and one for each end of a run.

    Source: PMC's tagging guidelines on xref, which tag both ends of a range; SciELO's on xref,
    which want raised numbers raised within their links.
    """

    def mark(text: str) -> Content:
        return node("sup", text) if item.superscript and text else text

    def link(number: int) -> Element:
        return node("xref", mark(str(number)), ref_type="bibr", rid=reference_id(number))

    yield mark(item.brackets[0])
    for index, run in enumerate(item.runs):
        if index:
            yield mark(item.delimiter)
        yield link(run.first)
        if run.last != run.first:
            yield mark(item.dash)
            yield link(run.last)
    yield mark(item.brackets[1])
