"""Beside a report: the files of its discussion's checklist, where the profile keeps that apart."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from casegen.case.load import CASE_FILE
from casegen.system.data import PROFILES, profiles, toml
from casegen.system.limits import CASE_BYTES
from casegen.system.untrusted import FolderError, read

CHECKLIST = "checklist."
# The first lines of a case file hold the keys that stand before any table.
HEAD = 64_000
PROFILE = re.compile(
    rb"""^[ \t]*["']?profile["']?[ \t]*=[ \t]*["']([a-z][a-z0-9-]{0,63})["']""", re.MULTILINE
)
TABLE = re.compile(rb"^\[", re.MULTILINE)


def with_checklists(asked: Iterable[str], known: Iterable[str], profile: str) -> list[str]:
    """The formats asked for of those known, and with each the checklist that goes beside it.

    Where a profile prints the checklist in the report, no file of it is made that is not named.
    """
    asked = set(asked)
    if keeps_apart(profile):
        asked |= {CHECKLIST + name for name in asked}
    return [name for name in known if name in asked]


def keeps_apart(profile: str) -> bool:
    """Whether a profile keeps the checklist out of the report; a name of none does not.

    It is asked before anything is known to be stale, so that no profile is made a record for it.
    """
    passed: set[object] = set()
    name: object = profile
    while name in profiles() and name not in passed:
        passed.add(name)
        try:
            written = toml(PROFILES / f"{name}.toml")
        except (OSError, ValueError):  # told with its place when the profile is read
            return False
        if "checklist" in written:
            return bool(written["checklist"] == "apart")
        name = written.get("extends")
    return False


def profile_of(folder: Path) -> str:
    """The profile that a case file names, read from its head alone; empty where there is none.

    To parse every file before it is known whether anything is stale takes as long as the rest.
    """
    try:
        head = read(folder, CASE_FILE, CASE_BYTES)[:HEAD]
    except (FolderError, OSError):
        return ""
    table = TABLE.search(head)
    match = PROFILE.search(head, 0, table.start() if table else len(head))
    return match[1].decode() if match else ""
