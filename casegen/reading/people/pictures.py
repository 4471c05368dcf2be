"""The pictures of a case, panel by panel."""

from __future__ import annotations

from collections.abc import Iterator

from casegen.case.model import Case
from casegen.case.origin import Keys


def pictures_of(case: Case, *, drawings: bool = True) -> Iterator[tuple[Keys, str, bool]]:
    """Each picture's keys, its file's name, and whether it was looked through for burned-in words.

    What is said of a figure holds for its panels.
    """
    for index, figure in enumerate(case.figures):
        if figure.schematic and not drawings:
            continue
        if figure.file is not None:
            yield ("figures", index), figure.file, figure.burned_in_checked
        for number, panel in enumerate(figure.panels):
            seen = panel.burned_in_checked or figure.burned_in_checked
            yield ("figures", index, "panels", number), panel.file, seen
