"""Figures as files of their own, named as a journal wants them."""

from __future__ import annotations

from dataclasses import dataclass

from casegen.case.figures.image import Image
from casegen.case.media import SUFFIXES
from casegen.document.tree import Document, Figure, Panel
from casegen.document.walk import figures
from casegen.style.language import fill


@dataclass(frozen=True, slots=True)
class FigureFile:
    """One panel's image with the file name it goes by outside its report."""

    figure: str
    letter: str
    name: str
    image: Image


def figure_files(document: Document) -> tuple[FigureFile, ...]:
    """The images of a document's figures, in the order they are printed."""
    return tuple(
        FigureFile(figure.id, panel.letter, name_of(document, figure, panel), panel.image)
        for figure in figures(document)
        for panel in figure.panels
    )


def name_of(document: Document, figure: Figure, panel: Panel) -> str:
    """The name of a panel's file after the profile's pattern."""
    pattern = document.profile.files.figure
    return (
        fill(pattern, number=str(figure.number), panel=panel.letter)
        + SUFFIXES[panel.image.media_type]
    )
