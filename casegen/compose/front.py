"""What stands before the text: title, abstract, keywords, notices."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from casegen.case.model.declaration import Source
from casegen.compose.authors import affiliations
from casegen.compose.blocks import blocks, inline, spoken
from casegen.compose.context import Context
from casegen.compose.sentences import lines
from casegen.document.tree import (
    EQUAL,
    Abstract,
    AbstractPart,
    Front,
    Inlines,
    Text,
)
from casegen.document.walk import plain
from casegen.reading.passages import Passage
from casegen.style.language import Language


def front(context: Context) -> Front:
    """Title, abstract and keywords in the context's language."""
    case, language = context.case, context.language
    title = inline(Passage("title", ("title",), case.title, "line"), context)
    return Front(
        language=language.tag,
        title=title,
        plain_title=plain(title),
        abstract=Abstract(heading(context, "abstract"), tuple(abstract_parts(context))),
        keywords_label=language.word("label", "keywords"),
        keywords=tuple(spoken(keyword.text[language.tag]) for keyword in case.keywords),
    )


def beside(context: Context) -> Front:
    """The front of another language than the report's; whole where that is all there is of it."""
    case, language = context.case, context.language
    made = front(context)
    if language.tag in case.languages:
        return made
    return replace(
        made,
        alone=True,
        short_title=spoken(case.short_title[language.tag]) if case.short_title else "",
        affiliations=affiliations(case, language),
    )


def heading(context: Context, role: str) -> str:
    """A part's heading: the profile's word, or else the language's."""
    own = context.profile.heading.get(context.language.tag, {})
    return own.get(role) or context.language.word("heading", role)


def abstract_parts(context: Context) -> Iterator[AbstractPart]:
    """The abstract as it was written: one text, or the parts under their headings."""
    abstract = context.case.abstract
    if abstract.text:
        passage = Passage("abstract", ("abstract",), abstract.text)
        yield AbstractPart("", "", blocks(passage, context))
    for index, part in enumerate(abstract.parts):
        words = context.language.words["part"]
        passage = Passage("abstract", ("abstract", "parts", index), part.text)
        heading = words.get(part.part, part.part.capitalize())
        yield AbstractPart(part.part, heading, blocks(passage, context))


def notices(context: Context) -> tuple[Inlines, ...]:
    """What a reader must know first: that a case is invented, or where its facts come from."""
    case, language = context.case, context.language
    found: list[Inlines] = []
    if any(person.equal for person in case.authors):
        found.append((Text(f"{EQUAL} {language.word('label', 'equal')}"),))
    if case.synthetic:
        found += lines("synthetic", language)
    if case.source:
        note = inline(Passage("source", ("source",), case.source.text, "line"), context)
        found.append((*retold(case.source, language), Text(" "), *note))
    return tuple(found)


def retold(work: Source, language: Language) -> Inlines:
    """The work whose facts a case retells, with its addresses; its year is told as it is known."""
    addresses = (f"https://doi.org/{work.DOI}" if work.DOI else "", work.URL or "")
    (line,) = lines(
        "source",
        language,
        authors=work.authors,
        title=work.title,
        container=work.container_title,
        year=str(work.issued),
        confirmed="issued" not in work.unconfirmed,
        addresses=[address for address in addresses if re.match(r"https?://.", address)],
    )
    return line
