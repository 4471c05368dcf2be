"""The pipeline for one case: load, model, check, compose, render."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from casegen.bibliography import BibliographyError
from casegen.check import Checked, check, unreadable
from casegen.compose import compose
from casegen.finding import Finding
from casegen.load import LoadError, Place, load
from casegen.message import _
from casegen.render import render

if TYPE_CHECKING:
    from collections.abc import Iterable

    from casegen.build import Target
    from casegen.document import Document


def examined(folder: Path, profile: str | None = None) -> tuple[Checked | None, tuple[Finding, ...]]:
    """A case loaded and checked; None where it cannot be read at all."""
    try:
        checked = check(load(folder), profile)
    except LoadError as error:
        return None, (unreadable(error),)
    return (checked if checked.case else None), checked.findings


def rendered(
    checked: Checked, targets: Iterable[Target]
) -> tuple[list[tuple[Target, bytes]], tuple[Finding, ...]]:
    """The bytes of each target, or what stood in the way of one."""
    from casegen.layout_error import LayoutError

    files = []
    for target in targets:
        try:
            files.append((target, render(document(checked, target), target.suffix)))
        except LayoutError as error:
            values = {"reason": error.warnings[0][:200], "language": target.language}
            message = _("The page could not be laid out without fault ({language}): {reason}")
            return [], (Finding(top(checked), "error", "X900", "layout-fault", message, values),)
        except BibliographyError as error:
            message = _("A reference cannot be set: {reason}")
            values = {"reason": str(error)[:200]}
            return [], (Finding(top(checked), "error", "R900", "reference-unset", message, values),)
    return files, ()


def document(checked: Checked, target: Target) -> Document:
    """The document of a target."""
    if checked.case is None or checked.profile is None:
        msg = "a case with fatal findings cannot be composed"
        raise ValueError(msg)
    return compose(checked.case, target.slug, target.language, checked.profile, checked.images)


def top(checked: Checked) -> Place:
    """The head of the case file, where no better place is known."""
    return Place(checked.source.name, 1, 1, 1, 1)
