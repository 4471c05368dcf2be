"""Write: a file whole or not at all, whenever the process ends."""

from __future__ import annotations

import errno
import os
import time
from itertools import count
from pathlib import Path

from casegen.messages import MessageError, _
from casegen.system.regular import ONLY_REGULAR

MARK = ".casegen-"
NUMBERS = count()
FLAGS = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW
FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS})


class WriteError(MessageError):
    """An output that could not be written, with its path and the reason.

    `hopeless` says that no other file could be written there either.
    """

    def __init__(self, path: Path, error: OSError) -> None:
        reason = error.strerror or str(error)
        super().__init__(_("“{path}” cannot be written: {reason}."), path=str(path), reason=reason)
        self.args = (path, error)
        self.hopeless = error.errno in FULL


def write(path: Path, data: bytes, mode: int = 0o644) -> os.stat_result:
    """Write a file whole: a temporary one beside it, flushed, then renamed. Raises WriteError.

    `mode` says who may read it. Its time is set by the clock's nanoseconds. File systems stamp a
    write with the tick it falls into, so that whoever writes the file later changes its time, even
    within the same tick.
    """
    temporary = path.with_name(f"{MARK}{next(NUMBERS)}-{os.getpid()}")
    try:
        make_folder(path.parent)
        descriptor = os.open(temporary, FLAGS, 0o644)
        with open(descriptor, "wb") as file:  # noqa: PTH123 - a descriptor has no path
            file.write(data)
            file.flush()
            os.fchmod(descriptor, mode)
            os.utime(descriptor, ns=(now := time.time_ns(), now))
            os.fsync(descriptor)
        temporary.replace(path)
        return path.stat()
    except OSError as error:
        discard(temporary)
        raise WriteError(path, error) from None
    except BaseException:
        discard(temporary)
        raise


def make_folder(path: Path) -> None:
    """Make a folder where there is none; raises OSError where a link stands in its place."""
    path.mkdir(parents=True, exist_ok=True)
    if path.is_symlink():
        raise NotADirectoryError(errno.ELOOP, os.strerror(errno.ELOOP))


def unfollowed(path: str, flags: int) -> int:
    """An opener for `open` that raises OSError for a link in the file's place, and never waits."""
    return os.open(path, flags | ONLY_REGULAR, 0o644)


def discard(path: Path) -> None:
    """Remove a temporary file where there is one."""
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return


def sweep(folder: Path) -> None:
    """Remove the temporary files that processes left in a folder when they were killed."""
    try:
        names = [entry.name for entry in os.scandir(folder) if entry.name.startswith(MARK)]
    except OSError:
        return
    for name in names:
        process = name.rpartition("-")[2]
        if process.isdecimal() and not alive(int(process)):
            discard(folder / name)


def alive(process: int) -> bool:
    """Whether a process of that number runs on this machine."""
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
