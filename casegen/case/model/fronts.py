"""Fronts: the languages in which only what stands before the body is written."""

from __future__ import annotations

from casegen.case.model.case import Case
from casegen.case.model.text import Tag
from casegen.case.origin import Keys

PARTS = frozenset({"title", "short_title", "affiliations", "abstract", "keywords"})


def of_front(keys: Keys) -> bool:
    """Whether a text stands before the body, and so in the languages of the front too."""
    return keys[0] in PARTS


def wanted(case: Case, keys: Keys) -> tuple[Tag, ...]:
    """The languages in which a text must be there."""
    return case.tags if of_front(keys) else case.languages
