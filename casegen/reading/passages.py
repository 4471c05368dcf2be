"""The prose of a case as passages, in the order a profile prints them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple, TypeAlias

from casegen.case.model import Case
from casegen.case.model.figure import Figure, Table
from casegen.case.model.patient import Patient
from casegen.case.model.text import Prose, Text
from casegen.case.origin import Keys
from casegen.case.patient_tables import PatientTable, patient_tables
from casegen.reading.prose import Form, Token, additions
from casegen.style.profile import Profile

PATIENT_PARTS = (
    "presentation",
    "history",
    "examination",
    "laboratory",
    "imaging",
    "diagnosis",
    "differentials",
    "interventions",
    "pathology",
    "outcomes",
    "adverse_events",
    "perspective",
)
DECLARATIONS = (
    "consent",
    "ethics",
    "funding",
    "competing_interests",
    "author_contributions",
    "acknowledgements",
    "data_availability",
)
SHARED = ""


class Passage(NamedTuple):
    """A text with its keys in the case; `role` is the part or CARE item it belongs to.

    `form` is how it is read. A string that all languages share stands in `text` under SHARED.
    """

    role: str
    keys: Keys
    text: Text
    form: Form = "blocks"

    def said(self, language: str) -> str:
        """The text in a language, empty where it has none."""
        return self.text.get(language) or self.text.get(SHARED, "")

    def additions(self, language: str) -> tuple[Token, ...]:
        """The citations, callouts and look-ups of the text in a language."""
        return additions(self.said(language), self.form)

    def place(self, language: str) -> Keys:
        """The keys of the text in a language."""
        return self.keys if SHARED in self.text else (*self.keys, language)


Added: TypeAlias = tuple[Passage, str, Token]


def body(case: Case, profile: Profile) -> tuple[Passage, ...]:
    """The running prose in reading order; legends and tables are read where they are called."""
    return tuple(running(case, profile))


def running(case: Case, profile: Profile) -> Iterator[Passage]:
    """The running prose, part by part."""
    for part in profile.order.parts:
        match part:
            case "introduction" | "conclusion":
                prose: Prose = getattr(case, part)
                yield Passage(part, (part,), prose.text)
                if part == "conclusion":
                    for index, text in enumerate(case.conclusion.takeaways):
                        yield Passage(part, (part, "takeaways", index), text)
            case "cases":
                for index, patient in enumerate(case.patients):
                    yield from of_patient(patient, ("patients", index))
            case "discussion":
                for index, entry in enumerate(case.discussion):
                    yield Passage(part, (part, index), entry.text)
            case "declarations":
                yield from declarations(case)


def of_patient(patient: Patient, keys: Keys) -> Iterator[Passage]:
    """A patient's prose in CARE's order."""
    for part in PATIENT_PARTS:
        value: Prose | tuple[Prose, ...] | None = getattr(patient, part)
        if isinstance(value, tuple):
            for index, item in enumerate(value):
                if item.text:
                    yield Passage(part, (*keys, part, index), item.text)
        elif value is not None and value.text:
            yield Passage(part, (*keys, part), value.text)


def declarations(case: Case) -> Iterator[Passage]:
    """What the report declares, in the order it is printed."""
    for name in DECLARATIONS:
        value: Prose | None = getattr(case, name)
        if value is not None and value.text:
            yield Passage(name, (name,), value.text)
        if name == "consent":
            for index, patient in enumerate(case.patients):
                if patient.consent is not None and patient.consent.text:
                    yield Passage(name, ("patients", index, name), patient.consent.text)


def of_figure(figure: Figure, keys: Keys) -> Iterator[Passage]:
    """A figure's title, legend and panel captions."""
    yield Passage("figure", (*keys, "title"), figure.title, "line")
    for index, panel in enumerate(figure.panels):
        if panel.caption:
            place = (*keys, "panels", index, "caption")
            yield Passage("figure", place, panel.caption, "line")
    if figure.legend:
        yield Passage("figure", (*keys, "legend"), figure.legend, "line")


def of_table(table: Table, keys: Keys) -> Iterator[Passage]:
    """A table's title, headings, cells and note."""
    yield Passage("table", (*keys, "title"), table.title, "line")
    for index, column in enumerate(table.columns):
        yield Passage("table", (*keys, "columns", index, "heading"), column.heading, "cell")
    for row, cells in enumerate(table.rows):
        for index, cell in enumerate(cells):
            text = {SHARED: cell} if isinstance(cell, str) else cell
            yield Passage("table", (*keys, "rows", row, index), text, "cell")
    if table.note:
        yield Passage("table", (*keys, "note"), table.note, "line")


def measurements_texts(table: PatientTable) -> Iterator[Passage]:
    """The title and note of a table of observations."""
    *above, last = table.keys
    own = isinstance(last, int)
    for name in ("title", "note") if table.asked else ():
        text: Text | None = getattr(table.asked, name)
        keys = (*table.keys, name) if own else (*above, f"observations_{name}")
        if text:
            yield Passage("table", keys, text, "line")


def floats(case: Case) -> Mapping[tuple[str, str], tuple[Passage, ...]]:
    """The passages of every figure and table, by (kind, id) as a cross-reference names it."""
    found: dict[tuple[str, str], tuple[Passage, ...]] = {}
    for index, figure in enumerate(case.figures):
        found["fig", figure.id] = tuple(of_figure(figure, ("figures", index)))
    for index, patient in enumerate(case.patients):
        keys = ("patients", index)
        for made in patient_tables(patient, keys):
            found["tab", made.id] = tuple(measurements_texts(made))
    for index, table in enumerate(case.tables):
        found["tab", table.id] = tuple(of_table(table, ("tables", index)))
    return found


def front(case: Case) -> Iterator[Passage]:
    """The title, abstract, keywords and note on the source."""
    yield Passage("title", ("title",), case.title, "line")
    if case.short_title:
        yield Passage("title", ("short_title",), case.short_title, "label")
    if case.abstract.text:
        yield Passage("abstract", ("abstract",), case.abstract.text)
    for index, part in enumerate(case.abstract.parts):
        yield Passage("abstract", ("abstract", "parts", index), part.text)
    for index, keyword in enumerate(case.keywords):
        yield Passage("keywords", ("keywords", index), keyword.text, "label")
    if case.source and case.source.text:
        yield Passage("source", ("source",), case.source.text, "line")


def every(case: Case, profile: Profile) -> tuple[Passage, ...]:
    """Every passage of prose of a case: front, body, figures and tables."""
    inner = (passage for passages in floats(case).values() for passage in passages)
    return (*front(case), *body(case, profile), *inner)


def added(passages: Iterable[Passage]) -> tuple[Added, ...]:
    """Every citation, callout and look-up of some passages, with its passage and language."""
    return tuple(
        (passage, language, token)
        for passage in passages
        for language in passage.text
        for token in passage.additions(language)
    )


def at(passage: Passage, language: str, meta: Mapping[str, Any]) -> dict[str, Any]:
    """The place of a token of a passage, as `Found` takes it."""
    return {
        "keys": passage.place(language),
        "start": meta["start"],
        "end": meta["end"],
        "language": language or None,
    }
