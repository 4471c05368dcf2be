"""The form of a Document, as its formats print it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from casegen.check.seed.form import Called, Cited, Form, Listed, Part, Role, first_cited
from casegen.check.seed.marks import ROLES, callouts, clusters, figures, picture
from casegen.document.tree import Document, Front, Section


def fingerprint(document: Document) -> Form:
    """The form of a document as its formats print it."""
    profile = document.profile
    pictured = {block.id: picture(block) for block in figures(document)}
    cited = tuple(
        Cited(section=role, numbers=node.numbers, literal=node.text)
        for role, node in clusters(document)
    )
    return Form(
        language=document.language.tag,
        case=profile.headings.case,
        figure_label=document.language.word("label", "figure"),
        caption_delimiter=profile.captions.delimiter,
        brackets=profile.citations.brackets,
        abstract=tuple(p.heading for p in document.front.abstract.parts if p.heading),
        keywords={f.language: len(f.keywords) for f in (document.front, *document.others)},
        references=Listed(
            count=len(document.references),
            order=profile.citations.order,
            first_cited=first_cited(cited),
        ),
        parts=tuple(parts(document)),
        figures=tuple(pictured.values()),
        callouts=tuple(
            Called(section=role, figure=pictured[node.target].number, panels=node.panels)
            for role, node in callouts(document)
        ),
        clusters=cited,
    )


def parts(document: Document) -> Iterator[Part]:
    """The parts in the order they are printed; the page's skeleton fixes that of the front."""
    yield Part(role="title")
    yield Part(role="authors")
    yield Part(role="affiliations")
    if any(author.corresponding for author in document.authors):
        label = document.language.word("label", "corresponding_author")
        yield Part(role="correspondence", label=f"{label}:")
    for part in document.parts:
        match part.held:
            case Section() if part.role in ROLES:
                yield of_section(part.held, document)
            case Front() if part.role == "abstract":
                yield from of_front(part.held, document, ("abstract", "keywords"))
            case Front():
                yield from of_front(part.held, document, ("other-abstract", "other-keywords"))
            case _:
                yield Part(role=cast("Role", part.role), heading=cased(part.heading, document))


def of_section(section: Section, document: Document) -> Part:
    """A part of the body."""
    return Part(
        role=ROLES[section.role],
        number=f"{section.number}." if section.number else "",
        heading=cased(section.heading, document),
        subheadings=tuple(child.heading for child in section.sections),
    )


def of_front(front: Front, document: Document, roles: tuple[Role, Role]) -> Iterator[Part]:
    """An abstract and its keywords."""
    yield Part(role=roles[0], heading=cased(front.abstract.heading, document))
    if front.keywords:
        yield Part(role=roles[1], label=f"{front.keywords_label}:")


def cased(heading: str, document: Document) -> str:
    """A heading in the letter case the style sheet gives it."""
    return heading.upper() if document.profile.headings.case == "upper" else heading
