"""What stands before the text as JATS: of the article, and of its translations."""

from __future__ import annotations

from collections.abc import Sequence

from casegen.document.publication import Edition
from casegen.document.tree import Block, Front
from casegen.document.walk import plain
from casegen.formats.jats.back import said
from casegen.formats.jats.blocks import blocks, fitting
from casegen.formats.jats.inlines import inlines
from casegen.formats.jats.journal import identifiers, journal_meta, publication
from casegen.formats.jats.people import affiliations, author_notes, contributors
from casegen.formats.jats.place import Place
from casegen.formats.jats.xml import Element, node


def front(edition: Edition, place: Place, translations: Sequence[Place]) -> Element:
    """The front of the article, with title, abstract and keywords in every language."""
    own = place.document.front
    pairs = [(other.document.front, other) for other in translations]
    pairs += [(other, place) for other in place.document.others if other.alone]
    meta = node(
        "article-meta",
        *identifiers(edition),
        categories(place),
        titles(own, place, pairs),
        contributors(place),
        *affiliations(place),
        author_notes(place),
        *publication(edition),
        abstract("abstract", own, place),
        *(abstract("trans-abstract", other, there) for other, there in pairs),
        *(keywords(item) for item in (own, *(other for other, _place in pairs))),
        mesh(edition),
        funding(place),
    )
    return node("front", journal_meta(edition), meta)


def front_stub(place: Place) -> Element:
    """The front of a translation."""
    own = place.document.front
    return node(
        "front-stub",
        categories(place),
        titles(own, place, ()),
        contributors(place),
        *affiliations(place),
        author_notes(place),
        abstract("abstract", own, place),
        keywords(own),
    )


def categories(place: Place) -> Element:
    """The kind of article, in the words of its language."""
    subject = node("subject", place.word("label", "article_type"))
    return node("article-categories", node("subj-group", subject, subj_group_type="heading"))


def titles(own: Front, place: Place, pairs: Sequence[tuple[Front, Place]]) -> Element:
    """The title, that of each translation, and the short one."""
    translated = (
        node(
            "trans-title-group",
            node("trans-title", *inlines(other.title, there, breaks=True)),
            lang=other.language,
        )
        for other, there in pairs
    )
    return node(
        "title-group",
        node("article-title", *inlines(own.title, place, breaks=True)),
        *translated,
        node("alt-title", place.document.short_title, alt_title_type="running-head"),
        *(
            node("alt-title", other.short_title, alt_title_type="running-head", lang=other.language)
            for other, _place in pairs
            if other.short_title
        ),
    )


def abstract(tag: str, own: Front, place: Place) -> Element:
    """An abstract, in sections where it has parts; only a translated one says its language."""
    found: list[Element] = []
    for part in own.abstract.parts:
        if part.heading:
            found.append(headed(part.heading, part.blocks, place))
        else:
            found += (fitting(block, "p") for block in blocks(part.blocks, place))
    title = node("title", own.abstract.heading)
    return node(tag, title, *found, lang=own.language if tag == "trans-abstract" else None)


def headed(heading: str, part: Sequence[Block], place: Place) -> Element:
    """A part of an abstract under its heading."""
    return node("sec", node("title", heading), *blocks(part, place))


def keywords(own: Front) -> Element | None:
    """The keywords in one language."""
    if not own.keywords:
        return None
    return node(
        "kwd-group",
        node("title", own.keywords_label),
        *(node("kwd", word) for word in own.keywords),
        kwd_group_type="author-generated",
        lang=own.language,
    )


def mesh(edition: Edition) -> Element | None:
    """The headings of MeSH that the keywords stand for."""
    terms = [keyword.mesh for keyword in edition.case.keywords if keyword.mesh]
    if not terms:
        return None
    words = (node("kwd", term) for term in terms)
    return node("kwd-group", node("title", "MeSH"), *words, kwd_group_type="MeSH", lang="en")


def funding(place: Place) -> Element | None:
    """Who paid, as the authors say it."""
    told = list(said(place.document, "funding"))
    statement = " ".join(plain(paragraph.inlines) for paragraph in told)
    return node("funding-group", node("funding-statement", statement)) if told else None
