"""Given: what a rule is given of a case, with each walk over it made once for all rules.

A rule says by the type of its parameter how much it needs. What a walk gives is shared by all who
ask, and so must not be changed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeAlias

from casegen.case.excess import Excess
from casegen.case.fact import Value
from casegen.case.facts import facts
from casegen.case.figures.image import Image
from casegen.case.finding import Found
from casegen.case.model import Case
from casegen.case.model.text import Record, Text
from casegen.case.model.walk import bare, cells, records, texts
from casegen.case.origin import Keys
from casegen.check.spreadsheets import Misfit
from casegen.document.tree import Document
from casegen.reading.beside import beside
from casegen.reading.citations.clusters import Typed as Cluster
from casegen.reading.citations.clusters import clusters
from casegen.reading.clinical import Pages, clinical
from casegen.reading.figures.callouts import Calls, calls
from casegen.reading.parity.compare import Pair, pairs
from casegen.reading.passages import Added, Passage, added, body, every, floats
from casegen.reading.sheets import Sheet, sheets, strings
from casegen.reading.spelling.marks import Typed as Marked
from casegen.reading.spelling.marks import marked
from casegen.reading.values.observed import Measured, measured
from casegen.reading.values.typed import Typed as Quantified
from casegen.reading.values.typed import typed
from casegen.style.profile import Profile


@dataclass(frozen=True, eq=False)
class Shape:
    """A file against its model: what there is too much of, and pydantic's list of what is wrong."""

    data: Mapping[str, Any]
    errors: Sequence[Mapping[str, Any]] = ()
    record: type[Record] = Case
    excess: Sequence[Excess] = ()


@dataclass(frozen=True, eq=False)
class Data:
    """A case as plain data, whether or not the model fits it; `slug` is its folder's name.

    The values of its CSV files are in it; `misfits` are what could not be taken from these.
    """

    data: Mapping[str, Any]
    text: str = ""
    slug: str = ""
    misfits: tuple[Misfit, ...] = ()

    @cached_property
    def strings(self) -> tuple[tuple[Keys, str], ...]:
        """Every string."""
        return strings(self.data)

    @cached_property
    def sheets(self) -> Mapping[str, Sheet]:
        """The texts as typed, by language."""
        return sheets(self.strings)

    @cached_property
    def clinical(self) -> tuple[Pages, ...]:
        """The words that tell of patients."""
        return clinical(self.sheets, self.strings)

    @cached_property
    def spoken(self) -> tuple[Pages, ...]:
        """All the words: the clinical ones, and those beside them."""
        return (*self.clinical, *beside(self.sheets, self.strings))

    @cached_property
    def marked(self) -> tuple[Marked, ...]:
        """The numbers with a point, a comma or a space in them."""
        return marked(self.sheets)


@dataclass(frozen=True, eq=False, kw_only=True)
class Modelled(Data):
    """A case that the model fits, with the figure files that could be read and the `broken` ones.

    `final` tells whether it is to be published.
    """

    case: Case
    pictures: Mapping[str, Image] = field(default_factory=dict)
    broken: Sequence[Found] = ()
    final: bool = False

    @cached_property
    def records(self) -> tuple[tuple[Keys, Record], ...]:
        """Every record."""
        return records(self.case)

    @cached_property
    def texts(self) -> tuple[tuple[Keys, Text], ...]:
        """Every text in several languages."""
        return texts(self.records)

    @cached_property
    def cells(self) -> tuple[tuple[Keys, str], ...]:
        """Every cell that is one string for all languages."""
        return cells(self.records)

    @cached_property
    def bare(self) -> tuple[tuple[Keys, str], ...]:
        """Every printed string that all languages share, cells too."""
        return bare(self.records)

    @cached_property
    def facts(self) -> Mapping[str, Value]:
        """Every fact by its path."""
        return facts(self.case)

    @cached_property
    def measured(self) -> tuple[Measured, ...]:
        """Every observation with a number."""
        return measured(self.case)

    @cached_property
    def floats(self) -> Mapping[tuple[str, str], tuple[Passage, ...]]:
        """The passages of every figure and table."""
        return floats(self.case)

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """Every text with each two of its languages."""
        return pairs(self.texts, self.case.tags)


@dataclass(frozen=True, eq=False, kw_only=True)
class Profiled(Modelled):
    """A case with the profile that it is printed by."""

    profile: Profile

    @cached_property
    def body(self) -> tuple[Passage, ...]:
        """The running prose."""
        return body(self.case, self.profile)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every passage of prose: front, body, figures and tables."""
        return every(self.case, self.profile)

    @cached_property
    def added(self) -> tuple[Added, ...]:
        """Every citation, callout and look-up."""
        return added(self.passages)

    @cached_property
    def clusters(self) -> tuple[Cluster, ...]:
        """Every cluster of citations."""
        return clusters(self.added)

    @cached_property
    def typed(self) -> tuple[Quantified, ...]:
        """Every quantity of a named analyte."""
        return typed(self.passages)


@dataclass(frozen=True, eq=False, kw_only=True)
class Printed(Profiled):
    """A case as it would be printed: its documents by language."""

    documents: Mapping[str, Document]

    @cached_property
    def calls(self) -> Mapping[str, Calls]:
        """What each document calls, and what there is to call, by language."""
        return {tag: calls(document) for tag, document in self.documents.items()}


Given: TypeAlias = Shape | Data
