"""Examine: one case loaded and checked, as data and as it would be printed."""

from __future__ import annotations

from pathlib import Path

from casegen.case.finding import Finding
from casegen.case.load import LoadError, load
from casegen.check.check import Checked, Options, check, heard_of_print, recheck, unreadable
from casegen.compose import compose


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
    drafts = {
        tag: compose(checked.case, "draft", tag, checked.profile, checked.images, bare=True)
        for tag in checked.case.languages
    }
    return recheck(checked, drafts, options)
