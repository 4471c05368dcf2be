"""Clear: remove what builds have made, or only what no case asks for any more."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from casegen.build.depfile import beside as note_of
from casegen.build.lock import FILE as LOCK
from casegen.build.record import Record
from casegen.build.state import FILE, FOLDER, State
from casegen.build.target import BUNDLE, targets_of
from casegen.build.targets import ALL, forms, known_suffixes
from casegen.case.load import CASE_FILE
from casegen.system.fingerprint import Entry, look
from casegen.system.whole import WriteError


def clear(out: Path, *, stale: bool) -> Iterator[tuple[Path, bool]]:
    """Each file made, and whether it was removed: one that was edited since is kept.

    Nothing is removed through a link. If `stale`, only files whose case is gone, or no longer has
    that language, or whose format there is not any more. Raises WriteError.
    """
    state = State(out)
    for record in list(state.records.values()):
        kept = asked_for(record, out) if stale else set()
        gone = sorted(record.targets.keys() - kept)
        own = not (out / record.slug).is_symlink()
        for name in gone:
            path = out / record.slug / name
            found = look(path, record.targets[name].seen)
            if own and found[0] in ("", record.targets[name].seen[0]):
                made = record.targets.pop(name)
                yield from beside(path, made.beside)
                removed = remove(path, depfile=made.depfile)
                yield from [(path, True)] if removed else []
            else:
                yield path, False
        if gone:
            state.note(record)
        drop(out / record.slug)
    if not state.records:
        empty(out)


def beside(path: Path, seen: Mapping[str, Entry]) -> Iterator[tuple[Path, bool]]:
    """Each of the files that a file pointed to, and whether it was removed. Raises WriteError."""
    for name, before in sorted(seen.items()):
        own = path.with_name(name)
        now = look(own, before)[0]
        if now == before[0] and remove(own, depfile=False):
            yield own, True
        elif now:
            yield own, False


def asked_for(record: Record, out: Path) -> set[str]:
    """The names of the files that a case could be printed to today."""
    folder = out / record.folder
    if not (folder / CASE_FILE).is_file() or folder.resolve().name != record.slug:
        return set()
    every = [name for name in known_suffixes() if name != ALL]
    asked = [*forms(folder, (), every), ("", BUNDLE)]
    return {one.path.name for one in targets_of(folder, asked, None, out)}


def remove(path: Path, *, depfile: bool) -> bool:
    """Remove a file and make's note beside it; whether it was there. Raises WriteError."""
    there = path.is_file()
    try:
        path.unlink(missing_ok=True)
        if depfile:
            note_of(path).unlink(missing_ok=True)
    except OSError as error:
        raise WriteError(path, error) from None
    return there


def empty(out: Path) -> None:
    """Remove the state of an output folder in which nothing is left, and the folder if empty."""
    notes = out / FOLDER
    if (notes / FILE).is_file() or (notes / LOCK).is_file():
        shutil.rmtree(notes, ignore_errors=True)
    drop(out)


def drop(folder: Path) -> None:
    """Remove a folder if it is empty."""
    with suppress(OSError):
        folder.rmdir()
