"""References under CSL-JSON's names."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, StringConstraints, model_validator

from casegen.case.model.text import Id, Record

SPAN = r"^\d{4}(-\d{2}(-\d{2})?)?(/\d{4}(-\d{2}(-\d{2})?)?)?$"
Issued = (
    Annotated[int, Field(ge=1, le=9999)] | date | Annotated[str, StringConstraints(pattern=SPAN)]
)
"""A date as CSL knows it: a year, `2007-03`, a full date, a season, or from one to another.

`2007-21` to `2007-24` are spring to winter, and a stroke stands between two dates (EDTF, ISO
8601-2).
"""

SPRING, WINTER = 21, 24
DATES = ("issued", "accessed", "event-date")


class Name(Record):
    """A person as CSL-JSON has it, or a body under `literal`."""

    model_config = ConfigDict(
        **Record.model_config,
        json_schema_extra={
            "anyOf": [
                {"required": [key], "properties": {key: {"type": "string", "minLength": 1}}}
                for key in ("family", "literal")
            ]
        },
    )

    family: str | None = None
    given: str | None = None
    suffix: str | None = None
    non_dropping_particle: str | None = Field(default=None, alias="non-dropping-particle")
    literal: str | None = None

    @model_validator(mode="after")
    def has_a_name(self) -> Name:
        """A name needs a family name or a literal."""
        if not (self.family or self.literal):
            msg = "name-empty"
            raise ValueError(msg)
        return self


class Reference(Record):
    """One reference; `unconfirmed` lists the fields nobody has checked against the source."""

    model_config = ConfigDict(
        **Record.model_config,
        alias_generator=lambda name: name if name.isupper() else re.sub("_", "-", name),
    )

    id: Id
    type: Literal[
        "article",
        "article-journal",
        "article-magazine",
        "article-newspaper",
        "book",
        "chapter",
        "dataset",
        "entry-encyclopedia",
        "legislation",
        "paper-conference",
        "report",
        "software",
        "thesis",
        "webpage",
    ]
    """What kind of work it is; `article` is a preprint."""
    title: str
    author: tuple[Name, ...] = ()
    editor: tuple[Name, ...] = ()
    issued: Issued | None = None
    accessed: Issued | None = None
    status: Literal["in press"] | None = None
    container_title: str | None = None
    container_title_short: str | None = None
    volume: str | int | None = None
    issue: str | int | None = None
    page: str | None = None
    number: str | None = None
    edition: str | int | None = None
    chapter_number: str | int | None = None
    publisher: str | None = None
    publisher_place: str | None = None
    event_title: str | None = None
    event_date: Issued | None = None
    event_place: str | None = None
    section: str | None = None
    version: str | int | None = None
    genre: str | None = None
    language: str | None = None
    ISBN: str | None = None
    DOI: str | None = None
    PMID: str | int | None = None
    PMCID: str | None = None
    URL: str | None = None
    unconfirmed: tuple[str, ...] = ()

    def csl(self) -> dict[str, Any]:
        """This reference as CSL-JSON, with dates as date-parts and numbers as text."""
        data: dict[str, Any] = {}
        for key, value in self.model_dump(by_alias=True, exclude_none=True).items():
            if key == "unconfirmed" or value == ():
                continue
            if key in DATES:
                data[key] = date_parts(str(value))
            elif key in {"author", "editor"}:
                data[key] = [dict(name) for name in value]
            else:
                data[key] = str(value)
        return data


def date_parts(text: str) -> dict[str, Any]:
    """A date as CSL-JSON has it."""
    ends = [[int(part) for part in end.split("-")] for end in text.split("/")]
    if len(ends) == 1 and SPRING <= (ends[0] + [0])[1] <= WINTER:
        return {"date-parts": [ends[0][:1]], "season": ends[0][1] - SPRING + 1}
    return {"date-parts": ends}
