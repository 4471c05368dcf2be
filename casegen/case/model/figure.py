"""Figures with their panels, and tables an author fills in."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import StringConstraints

from casegen.case.model.text import Id, Record, Text

Letter = Annotated[str, StringConstraints(pattern=r"^[A-Z]$")]


class Panel(Record):
    """One lettered part of a figure, with its own file and alternative text."""

    id: Letter
    file: str
    alt: Text
    caption: Text | None = None
    burned_in_checked: bool = False


class Figure(Record):
    """A figure: one `file`, or panels; `schematic` marks a drawing rather than a patient's image.

    `columns` is how many panels stand side by side.
    """

    id: Id
    title: Text
    legend: Text | None = None
    file: str | None = None
    alt: Text | None = None
    panels: tuple[Panel, ...] = ()
    columns: Literal[1, 2, 3, 4] | None = None
    schematic: bool = False
    burned_in_checked: bool = False


class Column(Record):
    """A column of a table: its heading, and whether its cells are figures."""

    heading: Text
    numeric: bool = False


class Table(Record):
    """A table in the author's words: cells are texts, or one string where languages agree.

    A `wide` one is printed on a turned page of its own.
    """

    id: Id
    title: Text
    columns: tuple[Column, ...]
    rows: tuple[tuple[Text | str, ...], ...]
    note: Text | None = None
    wide: bool = False
