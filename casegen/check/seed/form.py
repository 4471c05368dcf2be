"""The form of a report as data: parts, clusters, callouts and figures, without its sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated, Literal

from pydantic import Field

from casegen.case.model.figure import Letter
from casegen.case.model.text import Record, Tag

Role = Literal[
    "title",
    "authors",
    "affiliations",
    "correspondence",
    "abstract",
    "keywords",
    "introduction",
    "cases",
    "discussion",
    "checklist",
    "conclusion",
    "declarations",
    "references",
    "other-abstract",
    "other-keywords",
]
Order = Literal["listed", "appearance", "alphabetical", "alphabetical-vi-first"]
Number = Annotated[int, Field(ge=1)]


class Part(Record):
    """A part as printed: its number and heading, or its run-in label; patients' subheadings."""

    role: Role
    number: str = ""
    heading: str = ""
    label: str = ""
    subheadings: tuple[str, ...] = ()


class Cited(Record):
    """A cluster with its ranges written out; `literal` is how it is printed, for information."""

    section: Role
    numbers: Annotated[tuple[Number, ...], Field(min_length=1)]
    literal: str = ""


class Called(Record):
    """A callout of a figure, or of some of its panels."""

    section: Role
    figure: Number
    panels: tuple[Letter, ...] = ()

    @property
    def text(self) -> str:
        """The figure's number with the panels, as 3A."""
        return f"{self.figure}{', '.join(self.panels)}"


class Pictured(Record):
    """A figure's number and the letters of its panels."""

    number: Number
    panels: tuple[Letter, ...] = ()


class Listed(Record):
    """The reference list; `first_cited` has each number where the text first cites it.

    `order` is None where it cannot be told, as from a text alone.
    """

    count: int
    order: Order | None = None
    first_cited: tuple[Number, ...]


class Form(Record):
    """What two reports of one format have in common, each as it is printed."""

    language: Tag
    case: Literal["upper", "sentence"]
    figure_label: str
    caption_delimiter: str
    brackets: tuple[str, str]
    abstract: tuple[str, ...]
    keywords: Mapping[Tag, int]
    references: Listed
    parts: tuple[Part, ...]
    figures: tuple[Pictured, ...]
    callouts: tuple[Called, ...]
    clusters: tuple[Cited, ...]


class Seed(Form):
    """The form of a published article; `doi` names it."""

    doi: str


def first_cited(clusters: Iterable[Cited]) -> tuple[int, ...]:
    """The numbers cited, each once, in the order of their first appearance."""
    return tuple(dict.fromkeys(number for cluster in clusters for number in cluster.numbers))
