"""What the journal gives an article: names, numbers and dates, blank in an author's draft.

The DTD of JATS 1.1 wants a journal's id and ISSN and a date of publication of every article. A case
knows none of them, so they stand empty for the journal to fill in.
"""

from __future__ import annotations

from collections.abc import Iterator

from casegen.edition import Edition
from casegen.jats.xml import Element, node


def journal_meta(_edition: Edition) -> Element:
    """The journal."""
    return node(
        "journal-meta",
        node("journal-id", journal_id_type="publisher-id"),
        node("issn", pub_type="epub"),
    )


def identifiers(edition: Edition) -> Iterator[Element]:
    """The article's identifiers: the name of its case."""
    yield node("article-id", edition.slug, pub_id_type="publisher-id")


def publication(_edition: Edition) -> Iterator[Element]:
    """What stands between the authors and the abstract: dates, volume, pages, licence."""
    yield node("pub-date", node("year"), date_type="pub", publication_format="electronic")
