"""The key: a secret of this user, outside every case, by which casegen knows its own notes."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from secrets import token_bytes, token_hex

from casegen.system.regular import content

SIZE = 32
FILE = "key"


def key_in(folder: Path) -> bytes:
    """The key kept in a folder, made where there is none; raises OSError if it cannot be kept."""
    path = folder / FILE
    with suppress(OSError):
        found = content(path, SIZE, private=True)
        if len(found) == SIZE:
            return found
    path.unlink(missing_ok=True)
    return made(path)


def made(path: Path) -> bytes:
    """A new key, or the one that another process was faster to make. Raises OSError."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    new = path.with_name(f"{FILE}-{token_hex(8)}")
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with open(descriptor, "wb") as file:  # noqa: PTH123 - a descriptor has no path
            file.write(token_bytes(SIZE))
        with suppress(FileExistsError):
            os.link(new, path)
        return content(path, SIZE, private=True)
    finally:
        new.unlink()
