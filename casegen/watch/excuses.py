"""Excuses: what to say where casegen's own files are broken, or casegen itself is."""

from __future__ import annotations

from collections.abc import Iterator

from casegen.case.finding import Finding, told
from casegen.case.load import LoadError, Place, load
from casegen.check.strict import unreadable
from casegen.system.data import PACKAGE, TEMPLATES
from casegen.watch.view import Ask
from casegen.watch.worker import FAILED, reason


def excuses(error: Exception, ask: Ask) -> tuple[Finding, ...]:
    """What to say where casegen's own files, or casegen itself, fail: never a traceback."""
    found = tuple(broken_files())
    if found:
        return found
    place = Place(ask.folder.as_posix(), 1, 1, 1, 1)
    values = {"reason": reason(error)}
    return (told("X902", place, FAILED, values),)


def broken_files() -> Iterator[Finding]:
    """What is wrong with the TOML of profiles, languages and word lists."""
    for path in sorted({*PACKAGE.rglob("*.toml"), *TEMPLATES.rglob("*.toml")}):
        try:
            load(path)
        except LoadError as error:
            yield unreadable(error)
