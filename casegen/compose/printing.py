"""Printing: what a document still needs before it is printed, and no check reads."""

from __future__ import annotations

from dataclasses import replace

from casegen.document.tree import Affiliation, Document
from casegen.style.language import Language
from casegen.style.language import language as spoken


def with_references(document: Document) -> Document:
    """The document with its reference list set and its countries named, the printers' first step.

    To set a list and to load the countries' names is dear, so that a check does without. Raises
    UnknownStyle and BibliographyError.
    """
    from casegen.compose.bibliography import entries

    language = document.language
    listed = document.references
    fields = [reference.fields for reference in listed]
    texts = entries(fields, document.profile.references.style, language.tag)
    return replace(
        document,
        affiliations=named(document.affiliations, language),
        others=tuple(
            replace(front, affiliations=named(front.affiliations, spoken(front.language)))
            if front.affiliations
            else front
            for front in document.others
        ),
        references=tuple(
            replace(reference, inlines=text) for reference, text in zip(listed, texts, strict=True)
        ),
    )


def named(places: tuple[Affiliation, ...], language: Language) -> tuple[Affiliation, ...]:
    """Institutions with their countries named in a language."""
    return tuple(replace(one, country=language.country(one.country_code)) for one in places)
