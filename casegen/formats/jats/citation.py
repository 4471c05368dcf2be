"""A reference by its fields: CSL-JSON into an element-citation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from casegen.document.tree import Emphasis, Inlines, Strong, Subscript, Superscript, Text
from casegen.formats.jats.inlines import TAGS
from casegen.formats.jats.xml import Content, Element, maybe, node
from casegen.formats.references.csl import beyond, date, edtf, family, is_vietnamese, pages, rich

Fields = Mapping[str, Any]

KINDS = {
    "article": "preprint",
    "article-journal": "journal",
    "article-magazine": "journal",
    "article-newspaper": "newspaper",
    "book": "book",
    "chapter": "book",
    "dataset": "data",
    "entry-encyclopedia": "book",
    "legislation": "legal-doc",
    "paper-conference": "confproc",
    "report": "report",
    "software": "software",
    "thesis": "thesis",
    "webpage": "webpage",
}
PART = {"chapter": "chapter-title", "entry-encyclopedia": "chapter-title"}
PART |= dict.fromkeys(
    (
        "article", "article-journal", "article-magazine", "article-newspaper", "paper-conference",
    ),
    "article-title",
)  # fmt: skip
PART["dataset"] = "data-title"
"""The element of the title of a work that stands in another."""

PUBLISHED = {
    "event-title": "conf-name",
    "event-place": "conf-loc",
    "edition": "edition",
    "version": "version",
    "publisher-place": "publisher-loc",
    "publisher": "publisher-name",
}
NUMBERED = {"volume": "volume", "issue": "issue"}
COMMENTS = ("genre", "number", "section", "status")
IDS = {"DOI": "doi", "PMID": "pmid", "PMCID": "pmcid"}
ELECTRONIC = re.compile(r"e\d+", re.IGNORECASE)


def kind(fields: Fields) -> str:
    """JATS's name of a publication's type."""
    return KINDS.get(fields["type"], "other")


def citation(fields: Fields) -> Element:
    """The element-citation of a reference; it holds no punctuation and no words of any language."""
    return node(
        "element-citation",
        people(fields, "author"),
        *titles(fields),
        people(fields, "editor"),
        *(maybe(tag, fields.get(name)) for name, tag in PUBLISHED.items()),
        maybe("conf-date", edtf(fields["event-date"]) if "event-date" in fields else None),
        *when(fields),
        *(maybe(tag, fields.get(name)) for name, tag in NUMBERED.items()),
        *where(fields.get("page", "")),
        maybe("isbn", fields.get("ISBN")),
        *accessed(date(fields, "accessed")),
        *(maybe("comment", fields.get(name)) for name in COMMENTS),
        *(
            node("pub-id", fields[name], pub_id_type=tag)
            for name, tag in IDS.items()
            if name in fields
        ),
        link(fields.get("URL")),
        publication_type=kind(fields),
    )


def people(fields: Fields, role: str) -> Element | None:
    """The authors or editors, all of them."""
    style = "eastern" if is_vietnamese(fields) else "western"
    names = (
        node("collab", name["literal"])
        if "literal" in name
        else node(
            "name",
            node("surname", family(name)),
            maybe("given-names", name.get("given")),
            maybe("suffix", name.get("suffix")),
            name_style=style,
        )
        for name in fields.get(role, ())
    )
    return maybe("person-group", *names, person_group_type=role)


def titles(fields: Fields) -> Iterator[Element | None]:
    """The title of the work, and what it stands in."""
    title, container = (
        marked(rich(fields["title"])),
        marked(rich(fields.get("container-title", ""))),
    )
    part = PART.get(fields["type"])
    if fields["type"] == "webpage" and container:
        part = "article-title"
    if part:
        yield node(part, *title)
        yield maybe("source", *container)
    else:
        yield node("source", *title)


def marked(nodes: Inlines) -> list[Content]:
    """Rich text as strings and elements."""
    found: list[Content] = []
    for item in nodes:
        match item:
            case Text():
                found.append(item.text)
            case Emphasis() | Strong() | Subscript() | Superscript():
                found.append(node(TAGS[type(item)], *marked(item.children)))
    return found


def when(fields: Fields) -> Iterator[Element]:
    """A date, its month and day in two digits; one of several dates also as a whole."""
    parts = date(fields, "issued")
    for tag, part in zip(("year", "month", "day"), parts, strict=False):
        yield node(tag, f"{part:02}")
    if whole := beyond(fields, "issued"):
        yield node("string-date", whole, iso_8601_date=whole)


def where(page: str) -> Iterator[Element | None]:
    """The first and last page, or an electronic article's number."""
    first, last = pages(page)
    if ELECTRONIC.fullmatch(first) and not last:
        yield node("elocation-id", first)
    elif first:
        yield node("fpage", first)
        yield maybe("lpage", last or None)
        yield node("page-range", page) if "," in page else None


def accessed(parts: tuple[int, ...]) -> Iterator[Element]:
    """When a page of the web was read."""
    if parts:
        written = "-".join(f"{part:02}" for part in parts)
        yield node("date-in-citation", written, content_type="access-date", iso_8601_date=written)


def link(url: str | None) -> Element | None:
    """An address on the web."""
    return node("ext-link", url, ext_link_type="uri", href=url) if url else None
