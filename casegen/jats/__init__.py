"""JATS 1.1: a case as one article, its other languages as translations within it."""

from __future__ import annotations

from casegen.edition import Edition
from casegen.jats.back import back
from casegen.jats.front import front, front_stub
from casegen.jats.place import Place
from casegen.jats.references import references
from casegen.jats.sections import body
from casegen.jats.xml import DTD_VERSION, Element, node

SCIELO = "sps-1.10"
"""The version of SciELO's publishing schema whose rules the tagging follows."""


def article(edition: Edition) -> Element:
    """The article in the language of record, with a sub-article for each translation."""
    record, *others = edition.documents.values()
    place = Place(record)
    translations = [Place(document, f"-{document.language.tag}") for document in others]
    root = node(
        "article",
        front(edition, place, translations),
        body(place),
        back(place, references(edition, place)),
        *(translation(there) for there in translations),
        article_type="case-report",
        dtd_version=DTD_VERSION,
        specific_use=SCIELO,
        lang=record.language.tag,
    )
    count(root)
    return root


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
    """Say how many figures, tables and references there are, in all languages together.

    Source: SciELO's style checker, which counts every one that the file holds.
    """
    meta = root.find("front/article-meta")
    names = {"fig": "fig", "table-wrap": "table", "disp-formula": "equation", "ref": "ref"}
    counts = (
        node(f"{name}-count", count=str(sum(1 for _ in root.iter(tag))))
        for tag, name in names.items()
    )
    if meta is not None:
        meta.append(node("counts", *counts))
