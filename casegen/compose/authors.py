"""Who wrote a report, and where they work."""

from __future__ import annotations

from casegen.case.model import Case
from casegen.case.model.front import Author as Person
from casegen.document.tree import Affiliation, Author
from casegen.style.language import Language


def affiliations(case: Case, language: Language) -> tuple[Affiliation, ...]:
    """The institutions, marked with numbers when there is more than one."""
    several = len(case.affiliations) > 1
    return tuple(
        Affiliation(
            mark=str(number) if several else "",
            name=item.name[language.tag],
            city=item.city[language.tag] if item.city else "",
            country=item.country,
            country_code=item.country,
        )
        for number, item in enumerate(case.affiliations, 1)
    )


def authors(case: Case) -> tuple[Author, ...]:
    """The authors, each name in the order of its own culture."""
    places = {item.id: number for number, item in enumerate(case.affiliations, 1)}
    several = len(case.affiliations) > 1
    return tuple(
        Author(
            name=full_name(person),
            family=person.family,
            given=" ".join(part for part in (person.middle, person.given) if part)
            if person.name_style == "eastern"
            else " ".join(part for part in (person.given, person.middle) if part),
            name_style=person.name_style,
            marks=tuple(str(places[item]) for item in person.affiliations if several),
            affiliations=tuple(places[item] for item in person.affiliations),
            orcid=person.orcid or "",
            corresponding=person.corresponding,
            email=person.email or "",
            roles=person.roles,
            equal=person.equal,
        )
        for person in case.authors
    )


def full_name(person: Person) -> str:
    """A person's name as it is said: family name first in the east, last in the west."""
    parts = (
        (person.family, person.middle, person.given)
        if person.name_style == "eastern"
        else (person.given, person.middle, person.family)
    )
    return " ".join(part for part in parts if part)
