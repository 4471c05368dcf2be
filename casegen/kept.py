"""Kept: what is dear to make, in the user's cache folder, under all that it was made from."""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

# A cache holds this many things at most: each has one place, which another may take over.
PLACES = 4096
OTHERS_MAY_WRITE = 0o022
_HEAD = 32


def cache_folder() -> Path:
    """The user's cache folder; the XDG specification ignores one that is not absolute."""
    given = Path(os.environ.get("XDG_CACHE_HOME", ""))
    return (given if given.is_absolute() else Path.home() / ".cache") / "casegen"


def find(kind: str, key: bytes) -> bytes | None:
    """What was kept of a kind under a key; None if nothing was, or if it is not whole.

    A file that another user wrote, or could have written, is passed over.
    """
    with suppress(OSError, RuntimeError), place(kind, key).open("rb") as file:
        status = os.fstat(file.fileno())
        if status.st_uid != os.geteuid() or status.st_mode & OTHERS_MAY_WRITE:
            return None
        head, data = file.read(_HEAD), file.read()
        return data if head == seal(key, data) else None
    return None


def keep(kind: str, key: bytes, data: bytes) -> None:
    """Keep something for the next process, where the cache folder can be written."""
    with suppress(OSError, RuntimeError):
        path = place(kind, key)
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(f"{path.name}-{os.getpid()}")
        temporary.unlink(missing_ok=True)
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(descriptor, "wb") as file:  # noqa: PTH123 - a descriptor has no path
            file.write(seal(key, data) + data)
        temporary.replace(path)


def place(kind: str, key: bytes) -> Path:
    """The file that a key has; raises RuntimeError where the user has no home."""
    return cache_folder() / kind / f"{int.from_bytes(sha256(key).digest()[:4]) % PLACES:03x}"


def seal(key: bytes, data: bytes) -> bytes:
    """The digest that vouches for data under a key: of the key's length, the key and the data."""
    return sha256(len(key).to_bytes(8) + key + data).digest()
