"""What a journal's staff add to a case when it is published, in a file of their own."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Annotated, Literal
from urllib.parse import quote

from pydantic import StringConstraints

from casegen.case.model.text import Record, Text

Issn = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{3}[\dX]$")]
Doi = Annotated[str, StringConstraints(pattern=r"^10\.\d{4,9}/\S+$")]
Licence = Literal[
    "CC-BY-4.0", "CC-BY-NC-4.0", "CC-BY-ND-4.0", "CC-BY-NC-ND-4.0", "CC-BY-SA-4.0", "CC0-1.0"
]


Address = Annotated[str, StringConstraints(pattern=r"""^https?://[^\s"'<>\\]+$""")]


class Issue(Record):
    """Where and when a report appears; page numbers are strings, as JATS has them.

    `licence` is an SPDX identifier of a Creative Commons licence; `address` is the folder on the
    web in which the report's files will lie.
    """

    journal: Text
    abbreviation: str | None = None
    publisher: Text | None = None
    issn_print: Issn | None = None
    issn_electronic: Issn | None = None
    volume: str | None = None
    number: str | None = None
    year: int
    first_page: str | None = None
    last_page: str | None = None
    elocation_id: str | None = None
    DOI: Doi | None = None
    received: datetime.date | None = None
    revised: datetime.date | None = None
    accepted: datetime.date | None = None
    published: datetime.date | None = None
    licence: Licence | None = None
    address: Address | None = None

    def title(self, tag: str) -> str:
        """The journal's title in a language, or else as its file gives it first."""
        return said(self.journal, tag)

    def house(self, tag: str) -> str:
        """The publisher's name in a language, or else as its file gives it first; may be empty."""
        return said(self.publisher, tag) if self.publisher else ""

    def file(self, name: str) -> str:
        """The address of one of the report's files on the web, empty where none is known."""
        return f"{self.address.rstrip('/')}/{quote(name)}" if self.address else ""

    @property
    def folio(self) -> int | None:
        """The number of the first page, where pages are counted through the journal's volume."""
        first = self.first_page or ""
        return int(first) if first.isascii() and first.isdecimal() else None

    @property
    def pages(self) -> tuple[str, str]:
        """The first and last page, or the electronic location twice; empty where not known."""
        first = self.first_page or self.elocation_id or ""
        return first, self.last_page or first

    @property
    def licence_url(self) -> str:
        """The address of the licence's text, empty where there is none."""
        if self.licence is None:
            return ""
        if self.licence == "CC0-1.0":
            return "https://creativecommons.org/publicdomain/zero/1.0/"
        name, version = self.licence.removeprefix("CC-").lower().rsplit("-", 1)
        return f"https://creativecommons.org/licenses/{name}/{version}/"


def said(text: Mapping[str, str], tag: str) -> str:
    """A text in a language, or else as its file gives it first."""
    return text.get(tag) or next(iter(text.values()))
