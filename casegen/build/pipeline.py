"""The pipeline for one case: load, model, check, compose, render."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from casegen.case.finding import Finding, told
from casegen.case.load import CASE_FILE, LoadError, Place, load
from casegen.case.model import Case
from casegen.case.origin import Keys
from casegen.check.attached import case_file
from casegen.check.check import Checked
from casegen.check.examine import composed
from casegen.compose import every
from casegen.compose.blind import BlindError, blind, refuse
from casegen.compose.printing import with_references
from casegen.document.publication import Edition
from casegen.document.tree import Document
from casegen.messages import _
from casegen.style.options import USUAL, Manner


def fault(error: Exception, name: str) -> Finding | None:
    """What stood in the way of printing a case file, if that is what the error tells."""
    from casegen.compose.bibliography import BibliographyError, UnknownStyle
    from casegen.formats.docx.error import WordError
    from casegen.formats.pdf.cut_error import CutError
    from casegen.formats.pdf.layout_error import LayoutError

    place, values = Place(name, 1, 1, 1, 1), {"reason": str(error)[:200]}
    if isinstance(error, LayoutError):
        message = _("The page could not be laid out without fault: {reason}")
        return told("X900", place, message, values)
    if isinstance(error, BibliographyError):
        message = _("A reference cannot be set: {reason}")
        return told("R900", place, message, values)
    if isinstance(error, UnknownStyle):
        message = _("The profile’s style of references cannot be used: {reason}")
        return told("R901", place, message, values)
    placed = {WordError: "X901", BlindError: "X906", CutError: "X907"}
    if isinstance(error, WordError | BlindError | CutError):
        place = written(name, error.keys) or place
        return told(placed[type(error)], place, error.message, error.values)
    return None


def written(name: str, keys: Keys) -> Place | None:
    """Where a case file has these keys, if it can still be read."""
    try:
        return load(Path(name)).value_place(keys) if keys else None
    except LoadError:
        return None


def edition(checked: Checked, slug: str, manner: Manner = USUAL) -> Edition:
    """The case in all its languages, printed in a manner."""
    case, form, images = checked.printable, checked.profile, checked.images
    if case is None or form is None:
        msg = "a case with fatal findings cannot be printed"
        raise ValueError(msg)
    if checked.case is None:
        manner = replace(manner, draft=True)
    if manner.blind:
        refuse(case, slug, images)
        case = blind(case)
        documents: Mapping[str, Document] = every(
            case, slug, form, images, gaps=checked.gaps, manner=manner
        )
    else:
        documents = composed(checked, slug, manner)
    ready = {tag: with_references(document) for tag, document in documents.items()}
    files = {} if manner.blind else files_of(checked, case)
    findings = () if manner.blind else checked.findings
    return Edition(slug, case, ready, files, manner, findings, checked.gaps)


def files_of(checked: Checked, case: Case) -> dict[str, bytes]:
    """The author's own files by their names within the case's folder, as they go along."""
    images = {name: image.data for name, image in checked.images.items()}
    return {CASE_FILE: case_file(case, checked.source.text), **images, **checked.files}
