"""JATS 1.3: a case as one article, its other languages as translations within it."""

from __future__ import annotations

from collections.abc import Iterator

from casegen.document.publication import Edition
from casegen.formats.jats.back import back
from casegen.formats.jats.front import front, front_stub
from casegen.formats.jats.place import Place
from casegen.formats.jats.references import references
from casegen.formats.jats.sections import body
from casegen.formats.jats.xml import DTD_VERSION, Element, node

SCIELO = "sps-1.10"
"""The version of SciELO's publishing schema that an article is marked with that has all it asks."""


def article(edition: Edition) -> Element:
    """The article in the language of record, with a sub-article for each translation."""
    record, *others = edition.documents.values()
    place = Place(record)
    translations = [Place(document, f"-{document.language.tag}") for document in others]
    root = node(
        "article",
        front(edition, place, translations),
        body(place),
        back(place, references(place)),
        *(translation(there) for there in translations),
        article_type="case-report",
        dtd_version=DTD_VERSION,
        specific_use=SCIELO if asked(edition) else None,
        lang=record.language.tag,
    )
    name_tables(root)
    count(root)
    return root


def asked(edition: Edition) -> bool:
    """Whether the article has what SciELO's schema asks of every one that is published.

    Source: SciELO PS 1.10, the elements of `journal-meta` and `article-meta`.
    """
    issue = edition.manner.issue
    if issue is None:
        return False
    wanted = (
        issue.abbreviation,
        issue.publisher,
        issue.issn_electronic or issue.issn_print,
        issue.volume or issue.number,
        issue.first_page or issue.elocation_id,
        issue.DOI,
        issue.received,
        issue.accepted,
        issue.published,
        issue.licence,
    )
    return all(wanted) and bool(edition.documents) and all(authored(edition))


def authored(edition: Edition) -> Iterator[bool]:
    """Whether each document has authors with institutions, an abstract and keywords."""
    for document in edition.documents.values():
        front = document.front
        yield bool(document.authors and document.affiliations)
        yield bool(front.abstract.parts and front.keywords)


def name_tables(root: Element) -> None:
    """Give an id to each table that no number leads to, so that a link can."""
    unnamed = (table for table in root.iter("table-wrap") if not table.get("id"))
    for number, table in enumerate(unnamed, 1):
        table.set("id", f"tw{number}")


def translation(place: Place) -> Element:
    """The report in another language."""
    return node(
        "sub-article",
        front_stub(place),
        body(place),
        back(place),
        article_type="translation",
        id=place.own("s"),
        lang=place.document.language.tag,
    )


def count(root: Element) -> None:
    """Say how many figures, tables and references the article has, its translations apart."""
    meta = root.find("front/article-meta")
    own = [part for part in root if part.tag != "sub-article"]
    names = {"fig": "fig", "table-wrap": "table", "disp-formula": "equation", "ref": "ref"}
    counts = (
        node(f"{name}-count", count=str(sum(1 for part in own for _ in part.iter(tag))))
        for tag, name in names.items()
    )
    if meta is not None:
        meta.append(node("counts", *counts))
