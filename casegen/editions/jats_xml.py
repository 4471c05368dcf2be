"""JATS: one file that holds a case in all its languages, as journals and indexers take it in."""

from __future__ import annotations

from casegen.edition import Edition
from casegen.jats import article
from casegen.jats.xml import written


def jats_xml(edition: Edition) -> bytes:
    """The edition as JATS Publishing 1.1; the same edition gives the same bytes."""
    return written(article(edition))
