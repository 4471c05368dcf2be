"""Figures and tables: their labels, and their places in the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from casegen.case.model import Case
from casegen.case.origin import Origin
from casegen.case.patient_tables import patient_tables
from casegen.compose.blocks import inline, spoken
from casegen.compose.context import Context
from casegen.compose.grids import grid
from casegen.compose.observations import observations
from casegen.document.tree import Block, Callout, Figure, Inlines, Panel, Table
from casegen.document.walk import marks, said
from casegen.reading.passages import Passage, body, floats, of_figure, of_table
from casegen.style.language import Language
from casegen.style.profile import Profile

Name = tuple[str, str]


def labels(case: Case, profile: Profile, language: Language) -> dict[Name, tuple[str, int]]:
    """What every figure and table is called, and its number, by (kind, id).

    Figures are numbered as listed; tables as they are first called in the language of record.
    """
    figures = [("fig", figure.id) for figure in case.figures]
    tables = {name: None for name in floats(case) if name[0] == "tab"}
    called = {name: None for name in called_out(case, profile) if name in tables}
    tables = called | tables
    words = {"fig": language.word("label", "figure"), "tab": language.word("label", "table")}
    return {
        name: (words[name[0]], number)
        for names in (figures, tables)
        for number, name in enumerate(names, 1)
    }


def called_out(case: Case, profile: Profile) -> Iterator[Name]:
    """The figures and tables called in the running prose, in order, with repeats."""
    for passage in body(case, profile):
        for token in passage.additions(case.languages[0]):
            if token.type == "crossref":
                yield token.meta["kind"], token.meta["target"]


class Placer:
    """Puts figures and tables after the blocks that first call them, in the order of numbers."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.waiting = {
            kind: [name for name in context.labels if name[0] == kind] for kind in ("fig", "tab")
        }
        self.called: set[Name] = set()
        self.tables = {table.id: index for index, table in enumerate(context.case.tables)}

    def place(self, blocks: Iterable[Block]) -> tuple[Block, ...]:
        """The blocks with what they call put between them."""
        found: list[Block] = []
        for block in blocks:
            found.append(block)
            self.called |= set(callouts(block))
            found += self.due()
        return tuple(found)

    def due(self) -> Iterator[Block]:
        """What was called and whose predecessors are placed."""
        for kind, names in self.waiting.items():
            while names and (kind, names[0][1]) in self.called:
                yield self.make(names.pop(0))

    def rest(self, names: Iterable[Name] | None = None) -> tuple[Block, ...]:
        """What nothing called: all of it, or those among `names`."""
        wanted = None if names is None else set(names)
        found = []
        for waiting in self.waiting.values():
            for name in [name for name in waiting if wanted is None or name in wanted]:
                waiting.remove(name)
                found.append(self.make(name))
        return tuple(found)

    def make(self, name: Name) -> Block:
        """The block of a figure or table."""
        kind, target = name
        case = self.context.case
        if kind == "fig":
            index = next(i for i, figure in enumerate(case.figures) if figure.id == target)
            return figure_block(index, self.context)
        for index, patient in enumerate(case.patients):
            keys = ("patients", index)
            for table in patient_tables(patient, keys):
                if table.id == target and table.kind == "labs":
                    return observations(table, patient, self.context)
                if table.id == target:
                    return grid(table, patient, self.context)
        return table_block(self.tables[target], self.context)


def callouts(block: Block) -> Iterator[Name]:
    """The figures and tables a block calls."""
    for inlines in said(block):
        for mark in marks(inlines):
            if isinstance(mark, Callout):
                yield mark.kind, mark.key


def figure_block(index: int, context: Context) -> Figure:
    """A figure with its images, captions and alternative texts."""
    figure = context.case.figures[index]
    tag = context.language.tag
    texts = composed(of_figure(figure, ("figures", index)), context)
    if figure.panels:
        panels = tuple(
            Panel(
                letter=panel.id,
                image=context.images[panel.file],
                alt=spoken(panel.alt[tag]),
                caption=texts.get(("figures", index, "panels", number, "caption"), ()),
            )
            for number, panel in enumerate(figure.panels)
        )
    else:
        image = context.images[figure.file or ""]
        panels = (Panel("", image, spoken(figure.alt[tag]) if figure.alt else "", ()),)
    word, number = context.labels["fig", figure.id]
    return Figure(
        id=f"fig-{figure.id}",
        key=figure.id,
        word=word,
        number=number,
        title=texts["figures", index, "title"],
        legend=texts.get(("figures", index, "legend"), ()),
        panels=panels,
        columns=figure.columns or min(len(panels), 3),
        origin=Origin(("figures", index)),
    )


def table_block(index: int, context: Context) -> Table:
    """An author's own table."""
    table = context.case.tables[index]
    keys = ("tables", index)
    texts = composed(of_table(table, keys), context)
    word, number = context.labels["tab", table.id]
    return Table(
        id=f"tab-{table.id}",
        key=table.id,
        kind="author",
        word=word,
        number=number,
        title=texts[*keys, "title"],
        columns=tuple(texts[*keys, "columns", i, "heading"] for i in range(len(table.columns))),
        rows=tuple(
            tuple(texts[*keys, "rows", row, i] for i in range(len(cells)))
            for row, cells in enumerate(table.rows)
        ),
        numeric=tuple(column.numeric for column in table.columns),
        note=texts.get((*keys, "note"), ()),
        origin=Origin(keys),
        wide=table.wide,
    )


def composed(
    passages: Iterable[Passage], context: Context
) -> Mapping[tuple[str | int, ...], Inlines]:
    """Passages set as inlines, by their keys."""
    return {passage.keys: inline(passage, context) for passage in passages}
