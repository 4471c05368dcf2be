"""Kept: what is dear to make, in the user's cache folder, as data under the user's own seal.

Nothing that is found there is run, or believed without its seal: a cache may have come with a
stranger's repository. Where its folder, or that of the key, cannot be the user's own, a folder of
this process and a key of the moment take their place.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from contextlib import suppress
from hashlib import sha256
from hmac import compare_digest, digest
from pathlib import Path
from secrets import token_bytes, token_hex
from typing import NamedTuple

from casegen.system.cache.key import SIZE, key_in
from casegen.system.cache.trust import refused
from casegen.system.regular import content

NAME = "casegen"
# A cache holds this many things at most: each has one place, which another may take over.
PLACES = 4096
LARGEST = 10_000_000
SEAL = 32
# What a person is told of folders that were passed over: message templates with their values.
notes: list[tuple[str, dict[str, str]]] = []
_now: list[Keeping] = []


class Keeping(NamedTuple):
    """Where this process keeps things, and the key of its seals."""

    folder: Path
    key: bytes


def keeping() -> Keeping:
    """Where this process keeps things, settled when it is first asked for."""
    if not _now:
        _now.append(Keeping(chosen_folder(), chosen_key()))
    return _now[0]


def share(other: Keeping) -> None:
    """Keep things where another process does."""
    _now[:] = [other]


def cache_folder() -> Path:
    """The folder in which things are kept."""
    return keeping().folder


def elsewhere() -> Path:
    """From now on keep things in a folder that goes when this process ends."""
    share(Keeping(temporary(), keeping().key))
    return cache_folder()


def chosen_folder() -> Path:
    """The user's cache folder, or one of this process alone."""
    from platformdirs import user_cache_path

    with suppress(OSError, RuntimeError):
        folder = user_cache_path(NAME, appauthor=False)
        if not passed_over(folder):
            return folder
    return temporary()


def chosen_key() -> bytes:
    """The user's key, or one of the moment."""
    from platformdirs import user_state_path

    with suppress(OSError, RuntimeError):
        folder = user_state_path(NAME, appauthor=False)
        if not passed_over(folder):
            return key_in(folder)
    return token_bytes(SIZE)


def passed_over(folder: Path) -> bool:
    """Whether a folder is not to be believed; the first that is not is noted."""
    message = refused(folder)
    if message and not notes:
        notes.append((message, {"path": str(folder)}))
    return bool(message)


def temporary() -> Path:
    """A folder that goes when this process ends."""
    folder = Path(tempfile.mkdtemp(prefix=f"{NAME}-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def find(kind: str, key: bytes) -> bytes | None:
    """What was kept of a kind under a key; None if nothing was, or if its seal is not ours."""
    with suppress(OSError):
        data = content(place(kind, key), LARGEST)
        if compare_digest(data[:SEAL], seal(kind, key, data[SEAL:])):
            return data[SEAL:]
    return None


def keep(kind: str, key: bytes, data: bytes) -> None:
    """Keep something for the next process, where the cache folder can be written."""
    with suppress(OSError):
        path = place(kind, key)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        temporary = path.with_name(f"{path.name}-{token_hex(8)}")
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(descriptor, "wb") as file:  # noqa: PTH123 - a descriptor has no path
            file.write(seal(kind, key, data) + data)
        temporary.replace(path)


def place(kind: str, key: bytes) -> Path:
    """The file that a key has."""
    return cache_folder() / kind / f"{int.from_bytes(sha256(key).digest()[:4]) % PLACES:03x}"


def seal(*parts: str | bytes) -> bytes:
    """What only this user's casegen can say of these parts: a digest of 32 bytes under the key."""
    said = [part.encode() if isinstance(part, str) else part for part in parts]
    return digest(keeping().key, b"".join(len(one).to_bytes(8) + one for one in said), "sha256")
