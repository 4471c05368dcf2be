"""HTML of a whole case: its languages side by side, for those who review or translate it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from casegen.document.tree import Document, Figure
from casegen.document.walk import plain
from casegen.formats.html import environment
from casegen.formats.html.inlines import inlines
from casegen.formats.html.parallel import rows
from casegen.formats.html.parallel.remarks import noted
from casegen.formats.html.sources import embedded
from casegen.style.fonts import fonts
from casegen.style.fonts.scripts import beyond
from casegen.system.data import SKELETON

if TYPE_CHECKING:
    from collections.abc import Mapping

    from casegen.document.publication import Edition
    from casegen.document.tree import Block, Inlines
    from casegen.formats.html.parallel.row import Row

# The labels that the page sets in every language at once.
WORDS = ("alt", "no_partner", "parity", "parity_count", "parity_none", "shown_language")


def html(edition: Edition) -> bytes:
    """The case as one HTML file with every language in a column, and where they differ."""
    columns = {tag: Column(document) for tag, document in edition.documents.items()}
    found = rows(edition.documents)
    findings, places = noted(found, edition.findings)
    template = environment().get_template("bilingual.html")
    values = {
        "documents": edition.documents,
        "columns": columns,
        "words": {name: {tag: c.label[name] for tag, c in columns.items()} for name in WORDS},
        "rows": found,
        "figure_of": figure_of,
        "findings": findings,
        "places": places,
        "row_of": {number: row for row, numbers in places.items() for number in numbers},
        "references": references(edition.documents),
        "set_inlines": next(iter(columns.values())).inlines,
        "set_source": embedded,
    }
    text = template.render(style=Markup(style()), **values)  # noqa: S704 - casegen's own files
    if more := beyond(text):
        text = template.render(style=Markup(more + style()), **values)  # noqa: S704
    return text.encode()


@dataclass(frozen=True)
class Column:
    """One language's column: how that language sets blocks and inlines."""

    document: Document

    @cached_property
    def numbers(self) -> dict[int, str]:
        """The id of each reference's entry by its number."""
        return {reference.number: reference.id for reference in self.document.references}

    @property
    def label(self) -> Mapping[str, str]:
        """The labels of this language."""
        words: Mapping[str, str] = self.document.language.words["label"]
        return words

    @cached_property
    def show(self) -> Any:  # noqa: ANN401 - a Jinja module
        """The skeleton's blocks, bound to this language."""
        context = {
            "label": self.label,
            "pattern": self.document.language.words["pattern"],
            "captions": self.document.profile.captions,
            "set_inlines": self.inlines,
            "set_source": embedded,
            "laid": None,
        }
        return environment().get_template("blocks.html").make_module(context)

    def inlines(self, nodes: Inlines) -> Markup:
        """Inlines in this column."""
        return self.apart(inlines(nodes, self.numbers))

    def blocks(self, blocks: tuple[Block, ...], lead: str = "") -> Markup:
        """Blocks in this column."""
        return self.apart(self.show.blocks(blocks, lead))

    def caption(self, figure: Figure) -> Markup:
        """A figure's caption in this column."""
        return self.apart(self.show.caption(figure))

    def apart(self, text: Markup) -> Markup:
        """Text with ids of its own, since every language has a paragraph or table of that name."""
        tag = self.document.language.tag
        own = re.sub(rf' id="(?!{tag}-)', f' id="{tag}-', text)
        # What was escaped stays so: in text, a quotation mark is never a bare one.
        return Markup(re.sub(r'href="#(?=tab-)', f'href="#{tag}-', own))  # noqa: S704


def figure_of(row: Row) -> Figure:
    """The figure of a row, in the first language that has it."""
    return next(b for blocks in row.cells.values() for b in blocks if isinstance(b, Figure))


def references(documents: Mapping[str, Document]) -> list[tuple[Any, dict[str, Inlines]]]:
    """The reference list, each entry once, or once for each language where they differ."""
    first, *others = documents.values()
    found = []
    for index, entry in enumerate(first.references):
        texts = {first.language.tag: entry.inlines}
        for other in others:
            same = plain(other.references[index].inlines) == plain(entry.inlines)
            texts |= {} if same else {other.language.tag: other.references[index].inlines}
        found.append((entry, texts))
    return found


@cache
def style() -> str:
    """The style sheet, with the fonts it names."""
    sheets = [(SKELETON / name).read_text("utf-8") for name in ("base.css", "bilingual.css")]
    return fonts().css() + "".join(sheets)
