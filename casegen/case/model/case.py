"""A case as its file holds it: every part of a report, before any language is chosen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, model_validator

from casegen.case.model.analyte import Analyte
from casegen.case.model.declaration import Consent, Ethics, Publish, Source
from casegen.case.model.figure import Figure, Table
from casegen.case.model.front import Abstract, Affiliation, Author, Keyword
from casegen.case.model.patient import Patient
from casegen.case.model.reference import Reference
from casegen.case.model.text import Id, Prose, Record, Tag, Text


class Topic(Prose):
    """A topic of this disease on the discussion's checklist, named in each language.

    `covers` is a topic of the profile that whoever discusses this one discusses too.
    """

    id: Id
    covers: Id | None = None


class Discussion(Prose):
    """Paragraphs of the discussion under a topic of the checklist, or under several."""

    topic: Id | None = None
    topics: tuple[Id, ...] = ()

    @property
    def named(self) -> tuple[Id, ...]:
        """The topics that it is about."""
        return tuple(dict.fromkeys([*([self.topic] if self.topic else []), *self.topics]))


class Conclusion(Prose):
    """The conclusion, with its lessons one by one (CARE 11d)."""

    takeaways: tuple[Text, ...] = ()


class Case(Record):
    """A clinical case; languages are BCP 47 tags, the first being the language of record.

    The body is in `languages`; in those of `front` there are only title, short title, affiliations,
    abstract and keywords.
    """

    format: Literal[1]
    profile: Id
    languages: Annotated[tuple[Tag, ...], Field(min_length=1)]
    front: tuple[Tag, ...] = ()
    synthetic: bool = False
    title: Text
    short_title: Text | None = None
    authors: Annotated[tuple[Author, ...], Field(min_length=1)]
    affiliations: Annotated[tuple[Affiliation, ...], Field(min_length=1)]
    abstract: Abstract
    keywords: tuple[Keyword, ...]
    introduction: Prose
    patients: Annotated[tuple[Patient, ...], Field(min_length=1)]
    analytes: tuple[Analyte, ...] = ()
    figures: tuple[Figure, ...] = ()
    tables: tuple[Table, ...] = ()
    topics: tuple[Topic, ...] = ()
    discussion: tuple[Discussion, ...]
    conclusion: Conclusion
    consent: Consent | None = None
    ethics: Ethics | None = None
    funding: Prose | None = None
    competing_interests: Prose | None = None
    author_contributions: Prose | None = None
    acknowledgements: Prose | None = None
    data_availability: Prose | None = None
    source: Source | None = None
    publish: Publish = Field(default_factory=Publish)
    waive: Mapping[str, str] = Field(default_factory=dict)
    accepted: Mapping[str, str] = Field(default_factory=dict)
    references: tuple[Reference, ...] = ()

    @model_validator(mode="after")
    def hand_down_analytes(self) -> Case:
        """Let every observation know what the case says of its analyte."""
        own = {analyte.id: analyte.row for analyte in self.analytes}
        if own:
            for patient in self.patients:
                for observation in patient.observations:
                    observation.know(own)
        return self

    @property
    def tags(self) -> tuple[Tag, ...]:
        """The languages of the body, and then those of the front alone."""
        return tuple(dict.fromkeys([*self.languages, *self.front]))
