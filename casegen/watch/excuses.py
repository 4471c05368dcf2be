"""Excuses: what to say where casegen's own files are broken, or casegen itself is."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import ValidationError

from casegen.check import unreadable
from casegen.finding import Finding
from casegen.load import LoadError, Place, load
from casegen.message import _
from casegen.resources import PACKAGE, PROFILES, TEMPLATES
from casegen.watch.view import Ask
from casegen.watch.worker import FAILED, reason


def excuses(error: Exception, ask: Ask) -> tuple[Finding, ...]:
    """What to say where casegen's own files, or casegen itself, fail: never a traceback."""
    found = (*broken_files(), *unfit_profile(error, ask))
    if found:
        return found
    place = Place(ask.folder.as_posix(), 1, 1, 1, 1)
    values = {"reason": reason(error)}
    return (Finding(place, "error", "S000", "internal-failure", FAILED, values),)


def broken_files() -> Iterator[Finding]:
    """What is wrong with the TOML of profiles, languages and word lists."""
    for path in sorted({*PACKAGE.rglob("*.toml"), *TEMPLATES.rglob("*.toml")}):
        try:
            load(path)
        except LoadError as error:
            yield unreadable(error)


def unfit_profile(error: Exception, ask: Ask) -> Iterator[Finding]:
    """What pydantic holds against a profile, each with its place in the profile's file."""
    if not isinstance(error, ValidationError) or error.title != "Profile":
        return
    name = ask.profile or str(load(ask.folder).data.get("profile"))
    source = load(PROFILES / f"{name}.toml")
    for fault in error.errors(include_url=False):
        key = ".".join(map(str, fault["loc"]))
        message = _("The profile does not fit at “{key}”: {reason}.")
        values = {"key": key, "reason": fault["msg"]}
        place = source.key_place(fault["loc"])
        yield Finding(place, "error", "S000", "bad-profile", message, values)
