"""Examine: one case loaded and checked, as data and as it would be printed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from casegen.case.finding import Finding
from casegen.case.load import LoadError, load
from casegen.check.check import Checked, check, heard_of_print, recheck, slug_of
from casegen.check.options import Options
from casegen.check.strict import unreadable
from casegen.compose import every
from casegen.document.tree import Document
from casegen.style.options import Manner


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
    if not heard_of_print(checked, options):
        return checked
    return recheck(checked, composed(checked, slug_of(checked.source), options.manner), options)


def composed(checked: Checked, slug: str, manner: Manner) -> Mapping[str, Document]:
    """A case's documents by language in a manner: those that were checked, or else made now."""
    case, form = checked.printable, checked.profile
    if case is None or form is None:
        msg = "a case with fatal findings cannot be composed"
        raise ValueError(msg)
    made = checked.documents
    if made and all((one.slug, one.manner) == (slug, manner) for one in made.values()):
        return made
    return every(case, slug, form, checked.images, gaps=checked.gaps, manner=manner)
