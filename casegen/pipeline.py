"""The pipeline for one case: load, model, check, compose, render."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from casegen.check import Checked, Options, check, recheck, unreadable
from casegen.compose import compose
from casegen.edition import Edition
from casegen.finding import Finding
from casegen.load import LoadError, Place, load
from casegen.message import _
from casegen.pool import renderings
from casegen.target import CASE_FILE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from casegen.target import Target


def examined(
    folder: Path, options: Options | None = None
) -> tuple[Checked | None, tuple[Finding, ...]]:
    """A case loaded and checked, as data and as it would be printed; None if unreadable."""
    options = options or Options()
    try:
        checked = printed(check(load(folder), options), options)
    except LoadError as error:
        return None, (unreadable(error),)
    return checked, checked.findings


def printed(checked: Checked, options: Options) -> Checked:
    """What was checked as data, checked as it would be printed too, where it can be."""
    if checked.case is None or checked.profile is None:
        return checked
    drafts = {
        tag: compose(checked.case, "draft", tag, checked.profile, checked.images, draft=True)
        for tag in checked.case.languages
    }
    return recheck(checked, drafts, options)


def rendered(
    checked: Checked, targets: Iterable[Target]
) -> tuple[list[tuple[Target, bytes]], tuple[Finding, ...]]:
    """The bytes of each target, or what stood in the way of one."""
    from casegen.bibliography import BibliographyError
    from casegen.layout_error import LayoutError

    targets = list(targets)
    try:
        whole = edition(checked, targets[0].slug)
        jobs = [(whole, target.language, target.suffix) for target in targets]
        return list(zip(targets, renderings(jobs), strict=True)), ()
    except LayoutError as error:
        message = _("The page could not be laid out without fault: {reason}")
        values = {"reason": str(error)[:200]}
        return [], (Finding(top(checked), "error", "X900", "layout-fault", message, values),)
    except BibliographyError as error:
        message = _("A reference cannot be set: {reason}")
        values = {"reason": str(error)[:200]}
        return [], (Finding(top(checked), "error", "R900", "reference-unset", message, values),)


def edition(checked: Checked, slug: str) -> Edition:
    """The case in all its languages."""
    if checked.case is None or checked.profile is None:
        msg = "a case with fatal findings cannot be composed"
        raise ValueError(msg)
    case, form, images = checked.case, checked.profile, checked.images
    documents = {tag: compose(case, slug, tag, form, images) for tag in case.languages}
    files = {CASE_FILE: checked.source.text.encode()}
    files |= {name: image.data for name, image in images.items()}
    return Edition(slug, case, documents, files, checked.findings)


def top(checked: Checked) -> Place:
    """The head of the case file, where no better place is known."""
    return Place(checked.source.name, 1, 1, 1, 1)
