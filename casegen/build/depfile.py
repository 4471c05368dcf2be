"""Depfiles: make's notes of what a file is made from, so that a larger Makefile can depend on it.

One lies beside each output, named as it with `.d` behind. It lists the author's own files and
casegen's templates, skeleton, styles and profiles; not casegen's code, as a compiler leaves out
itself.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from casegen.build.environment import files
from casegen.build.ledger import Ledger
from casegen.build.record import Made, Making
from casegen.build.target import Target
from casegen.system.fingerprint import digest, look
from casegen.system.whole import write

SUFFIX = ".d"
ALWAYS = ("templates/page/", "casegen/style/csl/")


def beside(path: Path) -> Path:
    """Where the depfile of an output lies."""
    return path.with_name(path.name + SUFFIX)


def depfile(target: Target, needed: Sequence[str]) -> bytes:
    """A rule without a recipe for an output, and an empty one for each file it depends on.

    The empty ones keep make at work when such a file is no longer there. A name that make would
    read as something else, were it even a command, is left out.
    """
    needed = [name for name in needed if readable(name)]
    if not readable(str(target.path)):
        return b""
    lines = [f"{goal(str(target.path))}: " + " \\\n  ".join(map(escaped, needed))]
    lines += [f"{goal(name)}:" for name in needed]
    return os.fsencode("\n\n".join(lines) + "\n")


def prerequisites(target: Target, making: Making, made: Made) -> list[str]:
    """The files that an output depends on: the author's first, then casegen's."""
    own = sorted(str(target.folder / name) for name in making.inputs)
    return [*own, *sorted(surrounding(making, made))]


def surrounding(making: Making, made: Made) -> Iterable[str]:
    """Casegen's own files, other than code, that an output depends on."""
    folders = (*ALWAYS, *(f"templates/{tag}/" for tag in made.languages))
    profiles = {f"casegen/style/profiles/{name}.toml" for name in making.profiles}
    return (path for name, path in files() if name.startswith(folders) or name in profiles)


def readable(name: str) -> bool:
    """Whether make can read a file's name at all."""
    return name.isprintable() and not set(name) & set(";=|&")


def escaped(name: str, special: str = " #:") -> str:
    """A file's name as make reads it among what a rule depends on."""
    name = name.replace("$", "$$")
    found = []
    for position, character in enumerate(name):
        if character in special:
            # Backslashes before an escaped character are halved by make, others are not.
            before = name[:position]
            found.append("\\" * (len(before) - len(before.rstrip("\\")) + 1))
        found.append(character)
    return "".join(found)


def goal(name: str) -> str:
    """A file's name as make reads it before a rule's colon, where `%` would be a pattern."""
    return escaped(name, " #:%")


def note_depfiles(ledger: Ledger, targets: Sequence[Target]) -> None:
    """Write the depfiles of files that are up to date. Raises WriteError.

    make goes by time: a file that is older than what it is made from, though it holds what that
    makes, gets the present time, or make would ask for it for ever.
    """
    for target in targets:
        record = ledger.state.records[target.slug]
        made = record.targets[target.path.name]
        needed = prerequisites(target, record.makings[made.making], made)
        data, path = depfile(target, needed), beside(target.path)
        if not made.depfile or look(path)[0] != digest(data):
            write(path, data)
            made.depfile = True
            ledger.refreshed.add(target.slug)
        if newest(map(Path, needed)) > newest([target.path]):
            os.utime(target.path)
            made.seen = look(target.path)
            ledger.refreshed.add(target.slug)


def newest(paths: Iterable[Path]) -> int:
    """The latest time at which one of some files was changed, in nanoseconds."""
    return max((path.stat().st_mtime_ns for path in paths), default=0)
