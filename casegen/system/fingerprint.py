"""Seen: what a file held when its size, times and inode were these.

As in git's index, a file whose stat has not changed is taken to be unchanged, and one whose stat
has is read. A file that was changed so shortly before it was read that a later change could fall
into the same tick of the file system's clock is read again the next time.
"""

from __future__ import annotations

import os
import stat
import time
from hashlib import file_digest, sha256
from typing import Any, TypeAlias

from casegen.system.limits import ARCHIVE_BYTES

# Digest, size, modification and change in nanoseconds, inode; all numbers -1 where not to trust.
Entry: TypeAlias = "tuple[str, int, int, int, int]"

TICK = 20_000_000
COARSE = 2_000_000_000
SECOND = 1_000_000_000
# The digest that stands for whatever is not as long as it was.
OTHER, HALF = "?", 32


def look(
    path: str | os.PathLike[str], before: Entry | None = None, *, follow: bool = False
) -> Entry:
    """What a file holds; it is read only where its stat is not as `before`.

    The digest is empty where there is no such file or it cannot be read, or where it is a link
    that is not to be followed, which a stranger's might be: such a file that is not as long as
    `before` is not read at all, nor is any that is larger than whatever casegen reads or makes.
    """
    try:
        found = os.stat(path, follow_symlinks=follow)  # noqa: PTH116 - thousands are looked at
        if before is not None and before[1:] == marks(found):
            return before
        if not stat.S_ISREG(found.st_mode):
            return absent()
        other = before is not None and not follow and before[1] not in (-1, found.st_size)
        if other or found.st_size > ARCHIVE_BYTES:
            # It cannot hold what it held, however much it holds.
            return (OTHER, *marks(found))
        start = time.time_ns()
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | (0 if follow else os.O_NOFOLLOW))
        with open(descriptor, "rb") as file:  # noqa: PTH123 - a descriptor has no path
            content = file_digest(file, sha256).hexdigest()[:HALF]
            after = os.fstat(file.fileno())
    except (OSError, ValueError):
        return absent()
    settled = marks(after) == marks(found) and not racy(found, start)
    return (content, *marks(found)) if settled else (content, -1, -1, -1, -1)


def written(data: bytes, found: os.stat_result) -> Entry:
    """What `casegen.system.whole.write` has just written, with the stat that it returned."""
    fine = found.st_mtime_ns % 1000 and found.st_size == len(data)
    return (digest(data), *(marks(found) if fine else (-1, -1, -1, -1)))


def absent() -> Entry:
    """What is seen where there is no file."""
    return ("", -1, -1, -1, -1)


def marks(found: os.stat_result) -> tuple[int, int, int, int]:
    """What tells a file from what it was before, without reading it."""
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def racy(found: os.stat_result, start: int) -> bool:
    """Whether a change after `start` could leave the stat as it is."""
    changed = max(found.st_mtime_ns, found.st_ctime_ns)
    return changed + (TICK if found.st_mtime_ns % SECOND else COARSE) >= start


def digest(data: bytes) -> str:
    """The first half of a content's SHA-256."""
    return sha256(data).hexdigest()[:HALF]


def entry(value: Any) -> Entry:  # noqa: ANN401 - any JSON value
    """An entry as it was noted; raises ValueError where it is none."""
    match value:
        case [str() as content, int() as size, int() as mtime, int() as ctime, int() as inode]:
            return (content, size, mtime, ctime, inode)
        case _:
            raise ValueError("not an entry")
