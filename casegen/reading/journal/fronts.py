"""The fronts that a journal's limits hold: each report's own, and those with no report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from casegen.document.tree import Document, Front


def fronts(documents: Mapping[str, Document]) -> Iterator[Front]:
    """Every front of a case, one for each language."""
    yield from (document.front for document in documents.values())
    for document in [*documents.values()][:1]:
        yield from (other for other in document.others if other.alone)
