"""Libraries: the versions of what casegen makes documents with."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

# casegen's own requirements that talk to a person or serve a page, and shape no document.
OTHERS = frozenset({"click", "rich", "starlette", "uvicorn", "watchfiles"})
# WeasyPrint loads these; where the system keeps them, the name of a link's goal has the version.
NATIVE = ("pango-1.0", "pangoft2-1.0", "harfbuzz", "harfbuzz-subset", "fontconfig", "freetype")
PLACES = ("/usr/lib", "/usr/lib64", "/lib64", "/usr/local/lib", "/opt/homebrew/lib")


def installed(before: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON value
    """The versions by name under `versions`, and under `path` and `folders` what they hold for.

    `before` is what this gave earlier: where nothing was installed or removed since, it is
    given again without asking each library.
    """
    match before:
        case {"path": list() as path, "folders": dict() as folders, "versions": dict()}:
            if path == searched() and all(time == changed(one) for one, time in folders.items()):
                return {key: before[key] for key in ("path", "folders", "versions")}
    return asked()


def searched() -> list[str]:
    """Where libraries are looked for: not where a person stands, nor beside what was started."""
    here = {"", str(Path.cwd()), str(Path(sys.argv[0]).absolute().parent)}
    return [one for one in sys.path if one not in here]


def asked() -> dict[str, Any]:
    """The versions as the libraries' own metadata give them."""
    from importlib.metadata import PackageNotFoundError, distribution

    versions: dict[str, str] = {}
    folders: dict[str, int] = {}
    waiting = ["casegen"]
    while waiting:
        name = waiting.pop()
        try:
            found = distribution(name)
        except PackageNotFoundError:
            continue
        folder = str(found.locate_file(""))
        folders[folder] = changed(folder)
        versions[name] = found.version
        wanted = {plain(line) for line in found.requires or () if needed(line)}
        waiting += sorted(wanted - versions.keys() - OTHERS)
    versions.pop("casegen", None)
    return {"path": searched(), "folders": folders, "versions": versions}


def needed(line: str) -> bool:
    """Whether a requirement is always asked for, or by fontTools for the fonts of web pages."""
    return "extra ==" not in line or "extra == 'woff'" in line.replace('"', "'")


def plain(line: str) -> str:
    """The name that a requirement begins with, as package indexes write it."""
    end = next((i for i, mark in enumerate(line) if not (mark.isalnum() or mark in "-_.")), None)
    return line[:end].lower().replace("_", "-").replace(".", "-")


def native() -> dict[str, str]:
    """The versions of the system's libraries that set and cut type, where they can be told."""
    multiarch = getattr(sys.implementation, "_multiarch", "")
    found: dict[str, str] = {}
    for name in NATIVE:
        files = [f"lib{name}.so.{number}" for number in (0, 1, 6)] + [f"lib{name}.0.dylib"]
        for place in (f"/usr/lib/{multiarch}", *PLACES):
            goal = next(filter(None, (link(f"{place}/{file}") for file in files)), None)
            if goal:
                found[f"lib{name}"] = goal
                break
    return found


def link(path: str) -> str | None:
    """Where a link leads, if it is one."""
    try:
        return str(Path(path).readlink())
    except OSError:
        return None


def changed(folder: str) -> int:
    """When something was last put into a folder or taken out, in nanoseconds."""
    try:
        return Path(folder).stat().st_mtime_ns
    except OSError:
        return -1
