"""Compose: a case, a language and a profile into one numbered, cross-referenced Document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from casegen.case.facts import facts
from casegen.case.figures.image import Image
from casegen.case.model import Case
from casegen.case.origin import Keys
from casegen.case.patient_tables import patient_tables
from casegen.compose.authors import affiliations, authors
from casegen.compose.blocks import blocks, spoken
from casegen.compose.checklist import Entry, checklist
from casegen.compose.context import Context
from casegen.compose.declared import declared
from casegen.compose.floats import Placer, labels
from casegen.compose.front import beside, front, heading, notices
from casegen.compose.glance import called, glance
from casegen.compose.imprint import imprint
from casegen.compose.numbering import ordered
from casegen.compose.patients import narrative, timeline
from casegen.document.tree import Block, Document, ListBlock, Paragraph, Reference, Section
from casegen.document.walk import walk
from casegen.reading.passages import Passage
from casegen.style.language import Language, language
from casegen.style.options import USUAL, Manner
from casegen.style.profile import Profile

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
BODY = ("introduction", "cases", "discussion", "conclusion")


def compose(  # noqa: PLR0913 - what a document is made of
    case: Case,
    slug: str,
    tag: str,
    profile: Profile,
    images: Mapping[str, Image],
    *,
    gaps: frozenset[Keys] = frozenset(),
    manner: Manner = USUAL,
) -> Document:
    """The document of a checked case in the language `tag`.

    `images` holds every figure's file by the name the case gives it. A case with fatal findings
    must not come here: what a citation or a callout means is taken for granted. `gaps` are the keys
    of values that were made up, which are told to be missing. Entries of the reference list are
    empty and countries codes until `with_references` makes it ready for print.
    """
    context = replace(begin(case, language(tag), profile, images), gaps=gaps)
    opening = front(context)
    placer = Placer(context)
    entries: list[Entry] = []
    sections = [
        section(context, placer, role, entries) for role in profile.order.parts if role in BODY
    ]
    leftover = placer.rest()
    if leftover:
        sections[-1] = replace(sections[-1], blocks=(*sections[-1].blocks, *leftover))
    others = tuple(
        beside(begin(case, language(other), profile, images)) for other in case.tags if other != tag
    )
    return Document(
        slug=slug,
        language=context.language,
        profile=profile,
        short_title=spoken(case.short_title[tag]) if case.short_title else opening.plain_title,
        authors=authors(case),
        affiliations=affiliations(case, context.language),
        notices=notices(context),
        front=opening,
        others=others,
        sections=tuple(numbered(sections, profile)),
        checklist=checklist(context, entries, counted(sections) if manner.draft else {}),
        declarations=declared(context),
        references_heading=heading(context, "references"),
        references=references(context),
        manner=manner,
        imprint=imprint(manner.issue, context.language) if manner.issue else (),
    )


def every(  # noqa: PLR0913 - what documents are made of
    case: Case,
    slug: str,
    profile: Profile,
    images: Mapping[str, Image],
    *,
    gaps: frozenset[Keys] = frozenset(),
    manner: Manner = USUAL,
) -> dict[str, Document]:
    """The documents of a checked case by language."""
    return {
        tag: compose(case, slug, tag, profile, images, gaps=gaps, manner=manner)
        for tag in case.languages
    }


def begin(case: Case, chosen: Language, profile: Profile, images: Mapping[str, Image]) -> Context:
    """A context in which nothing is composed yet."""
    return Context(
        case=case,
        language=chosen,
        profile=profile,
        facts=facts(case),
        numbers={key: number for number, key in enumerate(ordered(case, profile), 1)},
        labels=labels(case, profile, chosen),
        images=images,
    )


def section(
    context: Context,
    placer: Placer,
    role: str,
    entries: list[Entry],
) -> Section:
    """One of the body's parts; what the discussion says is noted in `entries` by topics."""
    title = heading(context, role)
    match role:
        case "cases":
            return cases(context, placer, title)
        case "discussion":
            found: list[Block] = []
            for index, entry in enumerate(context.case.discussion):
                passage = Passage(role, (role, index), entry.text)
                part = identified(role, blocks(passage, context), count(found))
                if (role, index) not in context.gaps:
                    entries.append((entry.named, part))
                found += part
            return Section(role, role, "", title, placer.place(found))
        case _:
            prose = getattr(context.case, role)
            part = identified(role, blocks(Passage(role, (role,), prose.text), context))
            lessons = takeaways(context) if role == "conclusion" else ()
            return Section(role, role, "", title, placer.place((*part, *lessons)))


def takeaways(context: Context) -> tuple[Block, ...]:
    """The lessons of the conclusion as a list (CARE 11d)."""
    items = tuple(
        blocks(Passage("conclusion", ("conclusion", "takeaways", index), text), context)
        for index, text in enumerate(context.case.conclusion.takeaways)
    )
    return (ListBlock(items, None, heading(context, "takeaways")),) if items else ()


def cases(context: Context, placer: Placer, title: str) -> Section:
    """The patients, each in a subsection; a single one stands under the part's own heading."""
    subsections = []
    for index, patient in enumerate(context.case.patients):
        keys = ("patients", index)
        role = f"patient-{index + 1}"
        prose = identified(role, narrative(patient, keys, context))
        placed = [glance(patient, keys, context), *placer.place(prose)]
        placed += placer.rest(("tab", table.id) for table in patient_tables(patient, keys))
        told = any(point.event for point in patient.timeline)
        placed += [timeline(patient, context)] if told else []
        name = called(index, context) + context.profile.headings.suffix
        subsections.append(Section(role, "patient", "", name, tuple(placed)))
    if len(subsections) == 1:
        return Section("cases", "cases", "", title, subsections[0].blocks)
    return Section("cases", "cases", "", title, (), tuple(subsections))


def identified(role: str, found: Iterable[Block], start: int = 0) -> tuple[Block, ...]:
    """Blocks with an id on each paragraph, as `discussion-4`, counted from `start`."""
    named: list[Block] = []
    for block in found:
        if isinstance(block, Paragraph):
            start += 1
            block = replace(block, id=f"{role}-{start}", number=start)  # noqa: PLW2901
        named.append(block)
    return tuple(named)


def counted(sections: Iterable[Section]) -> dict[str, int]:
    """The number of each paragraph of the body by its id, as the margin of a draft counts them."""
    parts = (part for section in sections for part in walk(section))
    named = (b.id for part in parts for b in part.blocks if isinstance(b, Paragraph) and b.id)
    return {name: number for number, name in enumerate(named, 1)}


def count(found: Iterable[Block]) -> int:
    """How many paragraphs there are."""
    return sum(isinstance(block, Paragraph) for block in found)


def numbered(sections: Iterable[Section], profile: Profile) -> Iterable[Section]:
    """The sections with the numbers the profile gives to some of them."""
    number = 0
    for part in sections:
        if part.role in profile.headings.numbered and profile.headings.numbering != "none":
            number += 1
            roman = profile.headings.numbering == "roman"
            yield replace(part, number=ROMAN[number - 1] if roman else str(number))
        else:
            yield part


def references(context: Context) -> tuple[Reference, ...]:
    """The reference list in its printed order, each entry with the clusters that cite it."""
    by_id = {reference.id: reference for reference in context.case.references}
    listed = [by_id[key] for key in context.numbers]
    tag = context.language.tag
    return tuple(
        Reference(
            id=f"ref-{reference.id}",
            key=reference.id,
            number=number,
            fields=reference.csl(),
            callers=tuple(c.id for c in context.clusters if number in c.numbers),
            language=(reference.language or "en") if (reference.language or "en") != tag else None,
        )
        for number, reference in enumerate(listed, 1)
    )
