"""References under CSL-JSON's names."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, StringConstraints, model_validator

from casegen.model.text import Id, Record

Issued = int | date | Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
"""A date as CSL knows it: a year, `2007-03`, or a full date."""


class Name(Record):
    """A person as CSL-JSON has it, or a body under `literal`."""

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
        "article-journal",
        "book",
        "chapter",
        "entry-encyclopedia",
        "paper-conference",
        "report",
        "thesis",
        "webpage",
    ]
    title: str
    author: tuple[Name, ...] = ()
    editor: tuple[Name, ...] = ()
    issued: Issued | None = None
    accessed: Issued | None = None
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
            if key in {"issued", "accessed"}:
                data[key] = {"date-parts": [[int(part) for part in str(value).split("-")]]}
            elif key in {"author", "editor"}:
                data[key] = [dict(name) for name in value]
            else:
                data[key] = str(value)
        return data
