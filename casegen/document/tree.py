"""The Document: one case in one language under one profile, numbered and ready for any format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from casegen.case.figures.image import Image
from casegen.case.origin import Origin
from casegen.style.language import Language
from casegen.style.options import USUAL, Manner
from casegen.style.profile import Profile


@dataclass(frozen=True, slots=True)
class Text:
    """A run of characters; `language` is set only where it differs from the document's."""

    text: str
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Stressed words, or a title within a reference."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Strong:
    """Words of strong importance."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Subscript:
    """Lowered characters, as the number of a vertebral level."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Superscript:
    """Raised characters."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Break:
    """A line break the author asked for."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link to an http, https or mailto address."""

    url: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A stored value as this language prints it; `path` is the look-up that found it."""

    path: str
    children: tuple[Inline, ...]
    origin: Origin


@dataclass(frozen=True, slots=True)
class Callout:
    """A mention of a figure or table: `key` is its id in the case, `target` what it leads to.

    `word` is the label that the figure or table has, `lettered` are its panels as printed.
    """

    id: str
    kind: str
    key: str
    target: str
    word: str
    lettered: str
    panels: tuple[str, ...]
    origin: Origin

    @property
    def label(self) -> str:
        """The callout as it is printed."""
        return self.word + self.lettered


@dataclass(frozen=True, slots=True)
class Run:
    """Consecutive reference numbers in a cluster; `first` equals `last` for a single one."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Cluster:
    """Citations in one pair of brackets, sorted and collapsed as the profile says.

    `runs` are printed in order with `delimiter` between them and `dash` inside each range.
    """

    id: str
    numbers: tuple[int, ...]
    runs: tuple[Run, ...]
    brackets: tuple[str, str]
    delimiter: str
    dash: str
    superscript: bool
    origin: Origin

    @property
    def text(self) -> str:
        """The cluster as it is printed."""
        runs = (
            str(run.first) if run.first == run.last else f"{run.first}{self.dash}{run.last}"
            for run in self.runs
        )
        return self.brackets[0] + self.delimiter.join(runs) + self.brackets[1]


Inline: TypeAlias = (
    Text | Emphasis | Strong | Subscript | Superscript | Break | Link | Fact | Callout | Cluster
)
Inlines: TypeAlias = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `lead` is a run-in heading set before its first words.

    `role` is the CARE part of a patient's story, or the declaration, that a led one begins.
    `number` counts the paragraphs of its section.
    """

    inlines: Inlines
    lead: str | None = None
    id: str | None = None
    role: str = ""
    number: int = 0
    origin: Origin | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list; `start` is the first number of an ordered one, None for a bulleted one."""

    items: tuple[tuple[Block, ...], ...]
    start: int | None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words quoted at length."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """A patient at a glance: terms with their values."""

    title: str
    rows: tuple[tuple[str, Inlines], ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """A patient's course: when, and what happened, in order."""

    title: str
    when: str
    event: str
    rows: tuple[tuple[Inlines, Inlines], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A numbered table with one header row; the first cell of each row heads it.

    `key` is its id in the case, `word` what a table is called; `kind` is "observations" or
    "author"; `numeric` tells by column whether its cells are set as figures, `wide` whether it is
    to have a turned page.
    """

    id: str
    key: str
    kind: str
    word: str
    number: int
    title: Inlines
    columns: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    numeric: tuple[bool, ...]
    note: Inlines
    origin: Origin
    wide: bool = False

    @property
    def label(self) -> str:
        """What the table is called, with its number."""
        return f"{self.word} {self.number}"


@dataclass(frozen=True, slots=True)
class Panel:
    """One lettered part of a figure; a figure with one image has one panel without a letter."""

    letter: str
    image: Image
    alt: str
    caption: Inlines


@dataclass(frozen=True, slots=True)
class Figure:
    """A numbered figure: panels, `columns` of them side by side, a title and a legend.

    `key` is its id in the case, `word` what a figure is called.
    """

    id: str
    key: str
    word: str
    number: int
    title: Inlines
    legend: Inlines
    panels: tuple[Panel, ...]
    columns: int
    origin: Origin

    @property
    def label(self) -> str:
        """What the figure is called, with its number."""
        return f"{self.word} {self.number}"


Block: TypeAlias = Paragraph | ListBlock | Quote | Facts | Timeline | Table | Figure


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it; `role` is the CARE or JATS name of the part."""

    id: str
    role: str
    number: str
    heading: str
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class Affiliation:
    """An institution; `mark` ties it to its authors, and is empty when there is only one."""

    mark: str
    name: str
    city: str
    country: str
    country_code: str


EQUAL = "†"


@dataclass(frozen=True, slots=True)
class Author:
    """An author; `name` is in the order of the author's own culture, in every language.

    `roles` are ids of CRediT's.
    """

    name: str
    family: str
    given: str
    name_style: str
    marks: tuple[str, ...]
    affiliations: tuple[int, ...]
    orcid: str
    corresponding: bool
    email: str
    roles: tuple[str, ...] = ()
    equal: bool = False

    @property
    def raised(self) -> tuple[str, ...]:
        """The marks behind the name: of institutions, and of those who contributed alike."""
        return (*self.marks, *((EQUAL,) if self.equal else ()))


@dataclass(frozen=True, slots=True)
class AbstractPart:
    """A part of an abstract; one without role and heading is the whole of it."""

    role: str
    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Abstract:
    """An abstract in its parts."""

    heading: str
    parts: tuple[AbstractPart, ...]


@dataclass(frozen=True, slots=True)
class Front:
    """Title, abstract and keywords in one language.

    A front that is `alone`, of a language in which there is no report, also has its short title and
    the institutions.
    """

    language: str
    title: Inlines
    plain_title: str
    abstract: Abstract
    keywords_label: str
    keywords: tuple[str, ...]
    alone: bool = False
    short_title: str = ""
    affiliations: tuple[Affiliation, ...] = ()


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """One topic of the discussion checklist, and the numbers of the references cited there.

    `places` are words in a row, each with the id of the paragraph that it leads to, or with none.
    A topic is only `named` where it should cite and does not.
    """

    topic: str
    label: str
    state: Literal["covered", "named", "not_covered"]
    places: tuple[tuple[str, str], ...]
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Checklist:
    """What a discussion must cover, item by item; `note` says who saw it, and what was not seen."""

    heading: str
    note: str
    items: tuple[ChecklistItem, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """A numbered entry of the reference list; `callers` are the ids of the clusters citing it.

    `fields` is the work as CSL-JSON has it, `inlines` the entry as a style sets it for print.
    """

    id: str
    key: str
    number: int
    fields: Mapping[str, Any]
    callers: tuple[str, ...]
    language: str | None
    inlines: Inlines = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a report as it is printed; `held` is what stands in it.

    Each other language's title and abstract is a part of the role "other-language".
    """

    role: str
    id: str
    heading: str
    held: Section | Front | Checklist | tuple[Reference, ...]
    number: str = ""

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections under its heading."""
        return self.held.sections if isinstance(self.held, Section) else ()


@dataclass(frozen=True, slots=True)
class Document:
    """One language of one case under one profile: all that an output format may read.

    `imprint` tells line by line where and when the report appeared.
    """

    slug: str
    language: Language
    profile: Profile
    short_title: str
    authors: tuple[Author, ...]
    affiliations: tuple[Affiliation, ...]
    notices: tuple[Inlines, ...]
    front: Front
    others: tuple[Front, ...]
    sections: tuple[Section, ...]
    checklist: Checklist
    declarations: Section
    references_heading: str
    references: tuple[Reference, ...]
    manner: Manner = USUAL
    imprint: tuple[Inlines, ...] = ()

    @property
    def parts(self) -> tuple[Part, ...]:
        """What is printed after the title and its notices, in order; no part is empty."""
        return tuple(part for role in self.profile.parts for part in self.of_role(role))

    def of_role(self, role: str) -> Iterator[Part]:
        """The parts of a role that the document has."""
        match role:
            case "abstract":
                yield Part(role, role, self.front.abstract.heading, self.front)
            case "checklist":
                yield Part(role, role, self.checklist.heading, self.checklist)
            case "references" if self.references:
                yield Part(role, role, self.references_heading, self.references)
            case "declarations" if self.declarations.blocks:
                yield Part(role, role, self.declarations.heading, self.declarations)
            case "other-languages":
                for front in self.others:
                    name = f"front-{front.language}"
                    yield Part("other-language", name, front.plain_title, front)
            case _:
                for one in self.sections:
                    if one.role == role:
                        yield Part(role, one.id, one.heading, one, one.number)
