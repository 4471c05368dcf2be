"""The pipeline for one case: load, model, check, compose, render."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from casegen.blind import blind
from casegen.check import Checked, Options, check, recheck, unreadable
from casegen.compose import compose
from casegen.edition import Edition
from casegen.finding import Finding
from casegen.load import LoadError, Place, load
from casegen.manner import USUAL, Manner
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
    targets = list(targets)
    forms = [(target.language, target.suffix) for target in targets]
    _whole, made, broken = printed_as(checked, targets[0].slug, targets[0].manner, forms)
    return list(zip(targets, made, strict=False)), broken


def printed_as(
    checked: Checked, slug: str, manner: Manner, forms: Iterable[tuple[str, str]]
) -> tuple[Edition | None, list[bytes], tuple[Finding, ...]]:
    """The edition with the bytes of each (language, suffix), or what stood in the way of one."""
    from casegen.bibliography import BibliographyError
    from casegen.layout_error import LayoutError

    try:
        whole = edition(checked, slug, manner)
        return whole, renderings([(whole, tag, suffix) for tag, suffix in forms]), ()
    except LayoutError as error:
        message = _("The page could not be laid out without fault: {reason}")
        values = {"reason": str(error)[:200]}
        return None, [], (Finding(top(checked), "error", "X900", "layout-fault", message, values),)
    except BibliographyError as error:
        name, message = "reference-unset", _("A reference cannot be set: {reason}")
        values = {"reason": str(error)[:200]}
        return None, [], (Finding(top(checked), "error", "R900", name, message, values),)


def edition(checked: Checked, slug: str, manner: Manner = USUAL) -> Edition:
    """The case in all its languages, printed in a manner."""
    if checked.case is None or checked.profile is None:
        msg = "a case with fatal findings cannot be composed"
        raise ValueError(msg)
    case, form, images = checked.case, checked.profile, checked.images
    case = blind(case) if manner.blind else case
    documents = {
        tag: compose(case, slug, tag, form, images, manner=manner) for tag in case.languages
    }
    files = {CASE_FILE: checked.source.text.encode()}
    files |= {name: image.data for name, image in images.items()}
    return Edition(slug, case, documents, {} if manner.blind else files, manner)


def top(checked: Checked) -> Place:
    """The head of the case file, where no better place is known."""
    return Place(checked.source.name, 1, 1, 1, 1)
