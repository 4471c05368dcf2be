"""JATS: one file that holds a case in all its languages, as journals and indexers take it in."""

from __future__ import annotations

from casegen.document.figure_names import figure_files
from casegen.document.publication import Edition
from casegen.formats.jats import article
from casegen.formats.jats.xml import written


def jats_xml(edition: Edition) -> bytes:
    """The edition as JATS Publishing 1.3; the same edition gives the same bytes."""
    return written(article(edition))


def beside(edition: Edition) -> dict[str, bytes]:
    """The figures that the file points to, by the names it gives them; all languages share them."""
    record = next(iter(edition.documents.values()))
    return {one.name: one.image.data for one in figure_files(record)}
