"""The case's folder: the only door through which a case's own files are read.

A name leads to a regular file of this folder or to nothing: each folder on the way and the file
itself are opened relative to the one before without following a link, and what is read comes
from the descriptor that was checked, so that nothing can be put in its place in between.
"""

from __future__ import annotations

import errno
import os
import re
import stat
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from difflib import get_close_matches
from pathlib import Path, PurePosixPath
from typing import Final

from casegen.messages import MessageError, _
from casegen.system.alike import apart, readable, skeleton
from casegen.system.limits import FOLDER_ENTRIES, MB

MESSAGES: Final = {
    "outside": _("“{file}” lies outside the case’s folder; put the figure into it."),
    "hidden": _("“{file}” is a hidden file or lies in a hidden folder; a case uses none."),
    "misnamed": _(
        "“{file}” is no name that every system can open; use letters, digits, “-” and “_”."
    ),
    "not-found": _("There is no file “{file}” in the case’s folder."),
    "not-found-near": _("There is no file “{file}” in the case’s folder; did you mean “{near}”?"),
    "not-found-alike": _(
        "There is no file “{file}” in the case’s folder; “{near}” looks like it, but is written "
        "with {there} where the case has {here}. Rename the file, or copy its name into the case."
    ),
    "backslash": _("“{file}” has a backslash; write “/” between a folder and a file."),
    "respelt": _("The file is called “{near}”, not “{file}”; spell it as it is."),
    "ambiguous": _(
        "“{file}” and “{near}” differ only in capitals or in how an accent is stored; not every "
        "system can tell them apart. Rename one of them."
    ),
    "linked": _("“{file}” is a link to another place; put the file itself there."),
    "hard-linked": _(
        "“{file}” is one file under several names (a hard link), which may lie anywhere; put a "
        "copy of it there."
    ),
    "not-a-file": _("“{file}” is not a file."),
    "too-large": _("“{file}” is larger than {limit} MB."),
    "crowded": _(
        "The folder of “{file}” holds more than {limit} files; a case needs only its own."
    ),
    "unreadable": _("“{file}” cannot be read; check who may open it."),
}
# The names that Windows keeps for devices, whatever the folder and the suffix.
DEVICE: Final = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(\..*)?", re.IGNORECASE
)
UNSAFE: Final = re.compile(r'[\\:*?"<>|]|[ .]$')
# A backslash, and what TOML makes of one before b, t, n, f or r.
BACKSLASH: Final = re.compile(r"[\\\b\t\n\f\r]")
LONGEST: Final = 255
MANY: Final = 200
# Windows' tags of a link and of a junction (Microsoft, [MS-FSCC] 2.1.2.1).
LINKS: Final = frozenset({0xA000000C, 0xA0000003})


class FolderError(MessageError):
    """A file that is not to be had: `kind` is a key of MESSAGES."""

    def __init__(self, kind: str, name: str, **values: str) -> None:
        super().__init__(MESSAGES[kind], file=name, **values)
        self.args = (kind, name)
        self.kind = kind


def read(folder: Path, name: str, limit: int) -> bytes:
    """The bytes of a file that a case names, at most `limit` of them. Raises FolderError."""
    return taken(folder, parts(name), name, limit)


def taken(folder: Path, path: Sequence[str], name: str, limit: int) -> bytes:
    """The bytes of the file at a path below a folder; `name` is what it is called to the reader."""
    try:
        with opened(folder, path, name) as descriptor:
            return content(descriptor, name, limit)
    except OSError as error:
        kind = {
            errno.ENOENT: "not-found",
            errno.ELOOP: "linked",
            errno.EMLINK: "linked",
            errno.ENOTDIR: "not-found",
            errno.ENAMETOOLONG: "misnamed",
            errno.EISDIR: "not-a-file",
            errno.ENXIO: "not-a-file",
        }.get(error.errno or 0, "unreadable")
        raise FolderError(kind, name) from None


def parts(name: str) -> tuple[str, ...]:
    """The folders and the file that a name in a case leads through. Raises FolderError."""
    path = PurePosixPath(name)
    if not path.parts or path.is_absolute() or ".." in path.parts or name[1:2] == ":":
        raise FolderError("outside", name)
    for part in path.parts:
        if part.startswith("."):
            raise FolderError("hidden", name)
        if BACKSLASH.search(part):
            raise FolderError("backslash", name)
        if (
            UNSAFE.search(part)
            or DEVICE.fullmatch(part)
            or not part.isprintable()
            or len(part.encode()) > LONGEST
        ):
            raise FolderError("misnamed", name)
    return path.parts


@contextmanager
def opened(folder: Path, path: Sequence[str], name: str) -> Iterator[int]:
    """A descriptor of the file at a path below a folder, no link on the way being followed."""
    if os.open not in os.supports_dir_fd or os.scandir not in os.supports_fd:
        yield from elsewhere(folder, path, name)
        return
    with ExitStack() as stack:
        here = descriptor(folder, os.O_DIRECTORY, None, stack)
        for part in path[:-1]:
            here = descriptor(entry(here, part, name), os.O_DIRECTORY, here, stack)
        yield descriptor(entry(here, path[-1], name), os.O_NONBLOCK | os.O_NOCTTY, here, stack)


def descriptor(name: str | Path, flags: int, at: int | None, stack: ExitStack) -> int:
    """Open a name for reading, itself and not what it may be a link to; the stack closes it."""
    # Opening a device may already do something, and systems differ in how they refuse a link;
    # what is put in its place after this look is refused by the flags and by `content`.
    mode = os.stat(name, dir_fd=at, follow_symlinks=False).st_mode
    if stat.S_ISLNK(mode):
        raise OSError(errno.ELOOP, "a link")
    if not (stat.S_ISDIR(mode) or stat.S_ISREG(mode)):
        raise OSError(errno.ENXIO, "no file")
    found = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC | flags, dir_fd=at)
    stack.callback(os.close, found)
    return found


def entry(folder: int | Path, part: str, name: str) -> str:
    """The folder's entry of that name, as it is spelt on the disk. Raises FolderError."""
    alike, names = [], []
    with os.scandir(folder) as listing:
        for number, one in enumerate(listing):
            if number >= FOLDER_ENTRIES:
                raise FolderError("crowded", name, limit=f"{FOLDER_ENTRIES:,}")
            names.append(one.name)
            if folded(one.name) == folded(part):
                alike.append(one.name)
    if not alike:
        raise absent(part, name, names)
    if len(alike) > 1:
        other = readable(next(one for one in sorted(alike) if one != part))
        raise FolderError("ambiguous", name, near=other)
    if normal(alike[0]) != normal(part):
        raise FolderError("respelt", name, near=alike[0])
    return alike[0]


def absent(part: str, name: str, names: Sequence[str]) -> FolderError:
    """The error for a name that a folder has not, with the one that may be meant."""
    # A likely name is looked for among so many only.
    shown = [readable(one) for one in names[:MANY] if not one.startswith(".")]
    for one in shown:
        if skeleton(one) == skeleton(part):
            there, here = apart(normal(one), normal(part))
            near = name.replace(part, one)
            return FolderError("not-found-alike", name, near=near, there=there, here=here)
    known = {one.casefold(): one for one in shown}
    close = get_close_matches(part.casefold(), known, n=1, cutoff=0.75)
    if not close:
        return FolderError("not-found", name)
    return FolderError("not-found-near", name, near=name.replace(part, known[close[0]]))


def content(descriptor: int, name: str, limit: int) -> bytes:
    """What an open file holds, if it is a file, this folder's alone, and not too large."""
    facts = os.fstat(descriptor)
    if not stat.S_ISREG(facts.st_mode):
        raise FolderError("not-a-file", name)
    if facts.st_nlink > 1:
        raise FolderError("hard-linked", name)
    with os.fdopen(os.dup(descriptor), "rb") as stream:
        data = b"" if facts.st_size > limit else stream.read(limit + 1)
    if len(data) > limit or facts.st_size > limit:
        raise FolderError("too-large", name, limit=f"{limit / MB:g}")
    return data


def elsewhere(folder: Path, path: Sequence[str], name: str) -> Iterator[int]:
    """As `opened`, on a system that opens nothing relative to a folder, as Windows.

    Each step is looked at before and the file after it is opened: what was put in its place in
    between is another file, and refused.
    """
    here = folder
    for part in ("", *path):
        here = here / entry(here, part, name) if part else here
        seen = os.lstat(here)
        if stat.S_ISLNK(seen.st_mode) or getattr(seen, "st_reparse_tag", 0) in LINKS:
            raise FolderError("linked", name)
        if not (stat.S_ISDIR(seen.st_mode) or stat.S_ISREG(seen.st_mode)):
            raise FolderError("not-a-file", name)
    found = os.open(here, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        if not os.path.samestat(seen, os.fstat(found)):
            raise FolderError("linked", name)
        yield found
    finally:
        os.close(found)


def normal(name: str) -> str:
    """A name with each accent stored in one way."""
    return unicodedata.normalize("NFC", name)


def folded(name: str) -> str:
    """A name as a system that knows no capitals would compare it."""
    return normal(normal(name).casefold())
