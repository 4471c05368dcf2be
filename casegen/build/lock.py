"""The lock: one build at a time in an output folder."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

from casegen.build.state import FOLDER
from casegen.system.whole import make_folder, unfollowed

FILE = "lock"


@contextlib.contextmanager
def locked(out: Path, waiting: Callable[[str], None]) -> Iterator[None]:
    """Hold an output folder's lock, telling `waiting` the number of the process that has it.

    If `waiting` raises an exception, so does this. The system takes the lock back when the
    process ends, however it ends. Where there can be no lock file, writing will say why; where
    the system has no such locks, there is none.
    """
    new = not out.exists()
    file = opened(out, waiting)
    try:
        yield
    finally:
        if file is not None:
            emptied(out, whole=new)
            file.close()


def opened(out: Path, waiting: Callable[[str], None]) -> IO[str] | None:
    """The lock file, held; None where there cannot be one."""
    path = out / FOLDER / FILE
    while True:
        try:
            make_folder(path.parent)
            file = open(path, "a+", encoding="utf-8", opener=unfollowed)  # noqa: SIM115 - closed by `locked`
        except OSError:
            return None
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            file.close()
            path.unlink(missing_ok=True)
            continue
        try:
            take(file, waiting)
        except BaseException:
            file.close()
            raise
        # The build that was waited for may have removed the file with its folder.
        try:
            if os.path.samestat(os.fstat(file.fileno()), path.stat()):
                file.seek(0)
                file.truncate()
                file.write(f"{os.getpid()}\n")
                file.flush()
                return file
        except OSError:
            pass
        file.close()


def take(file: IO[str], waiting: Callable[[str], None]) -> None:
    """Wait until no other process holds the lock."""
    try:
        import fcntl
    except ImportError:
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.seek(0)
        waiting(file.read(20).strip())
        fcntl.flock(file, fcntl.LOCK_EX)
    except OSError:  # a file system without locks
        return


def emptied(out: Path, *, whole: bool) -> None:
    """Remove the lock file and its folder where nothing else is in it; if `whole`, `out` too."""
    folder = out / FOLDER
    with contextlib.suppress(OSError):
        if [path.name for path in folder.iterdir()] == [FILE]:
            (folder / FILE).unlink()
            folder.rmdir()
            if whole:
                out.rmdir()
