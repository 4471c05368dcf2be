"""The environment: everything outside a case that shapes its documents, part by part."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import cache
from typing import Any

from casegen.build.libraries import installed, native
from casegen.system.data import PACKAGE, TEMPLATES
from casegen.system.fingerprint import Entry, digest, entry, look

# The catalogues hold what is said to a person; no document prints it.
ELSEWHERE = frozenset({"__pycache__", "locale", "templates"})
PYTHON, LIBRARY = "python", "library "


def survey(before: dict[str, Any] | None = None) -> dict[str, Any]:
    """The environment's `parts` by name, each a digest or a version, and a digest of them all.

    Parts are `casegen/…` and `templates/…` for files, `library …`, and `python`. `before` is
    what this gave earlier: a file whose stat is as it was then is not read again. The same
    object is given back where nothing at all has changed.
    """
    before = before or {}
    known = entries(before.get("seen"))
    seen = {name: look(path, known.get(name), follow=True) for name, path in sorted(files())}
    libraries = installed(before.get("libraries"))
    parts = {PYTHON: f"{sys.version_info[0]}.{sys.version_info[1]}"}
    parts |= {LIBRARY + name: str(one) for name, one in libraries["versions"].items()}
    parts |= {LIBRARY + name: one for name, one in native().items()}
    parts |= {name: one[0] for name, one in seen.items()}
    if seen == known and parts == before.get("parts") and libraries == before.get("libraries"):
        return before
    return {
        "environment": digest(repr(sorted(parts.items())).encode()),
        "parts": parts,
        "seen": seen,
        "libraries": libraries,
    }


@cache
def surroundings() -> dict[str, Any]:
    """The environment of this process as it was first asked for."""
    return survey()


def files() -> Iterator[tuple[str, str]]:
    """The names and paths of casegen's own files, the same in a checkout and when installed."""
    yield from walk("casegen", str(PACKAGE))
    yield from walk("templates", str(TEMPLATES))


def walk(name: str, folder: str) -> Iterator[tuple[str, str]]:
    """The files in a folder and those within it, but for those that tools leave behind."""
    for found in os.scandir(folder):
        if found.name.startswith(".") or found.name.endswith("~") or found.name in ELSEWHERE:
            continue
        if found.is_dir():
            yield from walk(f"{name}/{found.name}", found.path)
        else:
            yield f"{name}/{found.name}", found.path


def entries(said: Any) -> dict[str, Entry]:  # noqa: ANN401 - any JSON value
    """What was noted of the files; nothing where the note is broken."""
    try:
        return {name: entry(value) for name, value in said.items()}
    except (AttributeError, ValueError):
        return {}
