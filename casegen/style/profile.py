"""Profiles: what a journal decides, as data, each extending another in a few lines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from casegen.case.model.text import Record, Text

Part = Literal[
    "abstract",
    "introduction",
    "cases",
    "discussion",
    "conclusion",
    "declarations",
    "references",
    "other-languages",
]


class Order(Record):
    """The parts of a report in the order they are printed."""

    parts: tuple[Part, ...]


class Headings(Record):
    """How headings look: letter case, numbering, and the mark after a patient's heading."""

    case: Literal["upper", "sentence"]
    numbering: Literal["arabic", "roman", "none"]
    numbered: tuple[str, ...]
    leads: bool
    suffix: str


class Citations(Record):
    """How clusters are numbered and written; runs of `collapse` or more become ranges, 0 never."""

    order: Literal["listed", "appearance", "alphabetical", "alphabetical-vi-first"]
    brackets: tuple[str, str]
    delimiter: str
    collapse: Annotated[int, Field(ge=0)]
    dash: str
    superscript: bool


class References(Record):
    """The CSL style that sets the entries of the reference list."""

    style: str


class Captions(Record):
    """The mark between a caption's label and its title, and how a panel's letter is written."""

    delimiter: str
    panels: str


class Page(Record):
    """The printed page: paper, margins top right bottom left in mm, type in points, leading."""

    size: Literal["A4", "letter"]
    margin_mm: tuple[int | float, int | float, int | float, int | float]
    type_pt: int | float
    leading: int | float


class Files(Record):
    """The names of the files a journal takes: `figure` has the blanks {number} and {panel}."""

    figure: str


class Word(Record):
    """The Word file: typeface, type in points, spacing in Word's lines, a journal's own file.

    `style_file` is a .docx beside the profile that gives styles, header, footer, logo and page,
    empty for none; `styles` names the file's styles where they are not called as Word calls its
    own, by the ids of `casegen/formats/docx/styles.py`.
    """

    typeface: str
    type_pt: int | float
    line_spacing: int | float
    style_file: Annotated[str, Field(pattern=r"^([^/\\]+\.docx)?$")]
    styles: Mapping[str, str]


class Limits(Record):
    """What a journal counts: most words, tables and figures; 0 means no limit.

    Keywords and references are counted from the least to the most. Words are counted as Word counts
    them: runs of characters between spaces. `title_case_report` says whether a title must call
    itself a case report, must not, or may.
    """

    text_words: int
    abstract_words: int
    title_words: int
    keywords: tuple[int, int]
    figures_and_tables: int
    references: tuple[int, int]
    title_case_report: Literal["required", "forbidden", "free"]
    figure_dpi: int


class DiscussionForm(Record):
    """The topics of any discussion, in order, with their labels; those of one disease are a case's.

    The `demanded` ones must be discussed; the `cited` ones are covered only where they cite.
    """

    topics: Mapping[str, Text]
    demanded: tuple[str, ...]
    cited: tuple[str, ...]


class Profile(Record):
    """A journal's form: everything about a report that its authors do not decide.

    `reference_ranges` says whether tables of values print what is usual; `checklist` whether the
    discussion's checklist ends the report or is a file of its own.
    """

    name: str
    title: Text
    abstract_parts: tuple[str, ...]
    required: tuple[str, ...]
    reference_ranges: bool
    checklist: Literal["appendix", "apart"]
    order: Order
    headings: Headings
    citations: Citations
    references: References
    captions: Captions
    page: Page
    files: Files
    word: Word
    limits: Limits
    discussion: DiscussionForm
    heading: Mapping[str, Mapping[str, str]]
    rules: Mapping[str, Literal["off", "note", "warning", "error"]]

    @property
    def parts(self) -> tuple[Part | Literal["checklist"], ...]:
        """The parts of a report as printed, the discussion's checklist last where it is in it."""
        if self.checklist == "apart":
            return self.order.parts
        return (*self.order.parts, "checklist")
