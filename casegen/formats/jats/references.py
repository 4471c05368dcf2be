"""The reference list as JATS: each entry as it is printed, and again by its fields."""

from __future__ import annotations

from casegen.formats.jats.citation import citation, kind
from casegen.formats.jats.inlines import inlines
from casegen.formats.jats.place import Place, reference_id
from casegen.formats.jats.xml import Element, node


def references(place: Place) -> Element | None:
    """The reference list of the language of record, which every language's numbers lead to."""
    document = place.document
    if not document.references:
        return None
    entries = (
        node(
            "ref",
            node("label", str(entry.number)),
            node(
                "mixed-citation",
                *inlines(entry.inlines, place),
                publication_type=kind(entry.fields),
                lang=entry.language,
            ),
            citation(entry.fields),
            id=reference_id(entry.number),
        )
        for entry in document.references
    )
    return node("ref-list", node("title", document.references_heading), *entries)
