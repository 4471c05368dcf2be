"""Authors, affiliations and the notes on them as JATS."""

from __future__ import annotations

from collections.abc import Iterator

from casegen.document.tree import Affiliation, Author
from casegen.formats.jats.back import interests
from casegen.formats.jats.inlines import inlines
from casegen.formats.jats.place import Place
from casegen.formats.jats.xml import Element, maybe, node

CREDIT = "https://credit.niso.org/"
TERMS = {
    "writing-original-draft": "Writing – original draft",
    "writing-review-editing": "Writing – review & editing",
}


def contributors(place: Place) -> Element | None:
    """The authors in their order; none where a report is read blind."""
    corresponding = [person for person in place.document.authors if person.corresponding]
    return maybe(
        "contrib-group",
        *(contributor(person, corresponding, place) for person in place.document.authors),
    )


def contributor(person: Author, corresponding: list[Author], place: Place) -> Element:
    """An author with links to affiliations and to the address for letters."""
    orcid = f"https://orcid.org/{person.orcid}" if person.orcid else None
    letters = place.own(f"c{corresponding.index(person) + 1}") if person.corresponding else None
    marks = person.marks or ("",) * len(person.affiliations)
    return node(
        "contrib",
        maybe("contrib-id", orcid, contrib_id_type="orcid"),
        node(
            "name",
            node("surname", person.family),
            maybe("given-names", person.given or None),
            name_style=person.name_style,
        ),
        *(
            node("xref", mark or str(number), ref_type="aff", rid=place.own(f"aff{number}"))
            for mark, number in zip(marks, person.affiliations, strict=True)
        ),
        node("xref", "*", ref_type="corresp", rid=letters) if letters else None,
        *(role(name, place) for name in person.roles),
        contrib_type="author",
        corresp="yes" if person.corresponding else None,
        equal_contrib="yes" if person.equal else None,
    )


def role(name: str, place: Place) -> Element:
    """What an author did, in CRediT's vocabulary (JATS4R, CRediT taxonomy)."""
    return node(
        "role",
        place.word("credit", name),
        vocab="credit",
        vocab_identifier=CREDIT,
        vocab_term=TERMS.get(name, name.replace("-", " ").capitalize()),
        vocab_term_identifier=f"{CREDIT}contributor-roles/{name}/",
    )


def affiliations(place: Place) -> Iterator[Element]:
    """The institutions, each as the authors write it, with its city and country."""
    for number, item in enumerate(place.document.affiliations, 1):
        abroad = [
            affiliation(number, other.affiliations[number - 1], None, other.language)
            for other in place.document.others
            if other.affiliations and not place.suffix
        ]
        name = place.own(f"aff{number}")
        if abroad:
            own = affiliation(number, item, name, place.document.language.tag)
            yield node("aff-alternatives", own, *abroad)
        else:
            yield affiliation(number, item, name)


def affiliation(
    number: int, item: Affiliation, name: str | None, language: str | None = None
) -> Element:
    """One institution; `original` is SciELO's word for the name as it is printed."""
    city = node("addr-line", node("city", item.city)) if item.city else None
    return node(
        "aff",
        node("label", item.mark or str(number)),
        node("institution", item.name, content_type="original"),
        city,
        node("country", item.country, country=item.country_code),
        id=name,
        lang=language,
    )


def author_notes(place: Place) -> Element | None:
    """Addresses for letters, and what a reader must know first."""
    corresponding = [person for person in place.document.authors if person.corresponding]
    letters = (
        address(person, place.own(f"c{number}"), place)
        for number, person in enumerate(corresponding, 1)
    )
    notices = (
        node("fn", node("p", *inlines(notice, place)), fn_type="other", id=place.own(f"fn{number}"))
        for number, notice in enumerate(place.document.notices, 1)
    )
    return maybe("author-notes", *letters, *notices, interests(place))


def address(person: Author, name: str, place: Place) -> Element:
    """How to write to an author."""
    mail = (f". {place.word('label', 'email')}: ", node("email", person.email))
    return node(
        "corresp",
        node("label", "*"),
        f" {place.word('label', 'corresponding_author')}: {person.name}",
        *(mail if person.email else ()),
        id=name,
    )
