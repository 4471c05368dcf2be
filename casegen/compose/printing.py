"""Printing: what a document still needs before it is printed, and no check reads."""

from __future__ import annotations

from dataclasses import replace

from casegen.document.tree import Document


def with_references(document: Document) -> Document:
    """The document with its reference list set and its countries named, the printers' first step.

    To set a list and to load the countries' names is dear, so that a check does without. Raises
    UnknownStyle and BibliographyError.
    """
    from casegen.compose.bibliography import entries

    language = document.language
    listed, places = document.references, document.affiliations
    fields = [reference.fields for reference in listed]
    texts = entries(fields, document.profile.references.style, language.tag)
    return replace(
        document,
        affiliations=tuple(
            replace(place, country=language.country(place.country_code)) for place in places
        ),
        references=tuple(
            replace(reference, inlines=text) for reference, text in zip(listed, texts, strict=True)
        ),
    )
