"""Who wrote a case and how it is announced: authors, affiliations, abstract, keywords."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import StringConstraints

from casegen.case.model.text import Id, Prose, Record, Text

CountryCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
Orcid = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$")]
Email = Annotated[str, StringConstraints(pattern=r"""^[^@\s<>"']+@[^@\s<>"']+\.[^@\s<>"']+$""")]


Role = Literal[
    "conceptualization",
    "data-curation",
    "formal-analysis",
    "funding-acquisition",
    "investigation",
    "methodology",
    "project-administration",
    "resources",
    "software",
    "supervision",
    "validation",
    "visualization",
    "writing-original-draft",
    "writing-review-editing",
]
"""A contributor's role in CRediT (ANSI/NISO Z39.104-2022), in the order that names them."""


class Author(Record):
    """A person; `name_style` is JATS's: eastern names are printed family name first.

    `roles` are what the person did, after CRediT; `equal` tells of those who contributed alike.
    """

    family: str
    given: str
    middle: str = ""
    name_style: Literal["eastern", "western"]
    affiliations: tuple[Id, ...] = ()
    orcid: Orcid | None = None
    corresponding: bool = False
    email: Email | None = None
    roles: tuple[Role, ...] = ()
    equal: bool = False


class Affiliation(Record):
    """An institution; `country` is an ISO 3166-1 alpha-2 code."""

    id: Id
    name: Text
    city: Text | None = None
    country: CountryCode


class AbstractPart(Prose):
    """One headed part of a structured abstract; `part` is a name the profile lists."""

    part: Id


class Abstract(Prose):
    """An abstract: either one text, or parts."""

    needs_text: ClassVar[bool] = False
    parts: tuple[AbstractPart, ...] = ()


class Keyword(Prose):
    """A keyword in every language at once, so that the lists cannot differ in length."""

    mesh: str | None = None
