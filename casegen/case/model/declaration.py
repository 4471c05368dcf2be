"""What a report declares: consent, ethics, and the origin of its facts."""

from __future__ import annotations

import datetime
from typing import ClassVar, Literal

from casegen.case.model.text import Prose, Record, Text


class Consent(Prose):
    """CARE 13: whether the patients agreed to publication, how, and who signed."""

    obtained: bool
    form: Literal["written", "oral", "electronic"] | None = None
    signed_by: Literal["patient", "parent", "guardian", "next-of-kin"] | None = None
    publication: bool = False
    images: bool = False


class PatientConsent(Consent):
    """The consent of one patient of several, which may stand on its data alone."""

    needs_text: ClassVar[bool] = False


class Ethics(Prose):
    """The ethics council's decision, or why none was needed."""

    required: bool
    council: Text | None = None
    number: str | None = None
    date: datetime.date | None = None


class Publish(Record):
    """What of the case file goes along with its report; without `comments` they are left out."""

    comments: bool = False


class Source(Prose):
    """The published work whose facts a case retells; the text is a note printed with it.

    `unconfirmed` says that the year is not the one that the work itself or its issue states.
    """

    authors: str
    title: str
    container_title: str
    issued: int
    DOI: str | None = None
    URL: str | None = None
    unconfirmed: tuple[Literal["issued"], ...] = ()
    language: str
