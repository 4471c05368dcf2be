"""Regular files: read up to a limit, where something else might lie in their place."""

from __future__ import annotations

import errno
import os
import stat

ONLY_REGULAR = os.O_NOFOLLOW | os.O_NONBLOCK


def content(path: str | os.PathLike[str], limit: int, *, private: bool = False) -> bytes:
    """A regular file's bytes; raises OSError for a link, a pipe, a folder, or beyond the limit.

    A `private` one must be this user's own, and nobody else may read or write it.
    """
    descriptor = os.open(path, os.O_RDONLY | ONLY_REGULAR)
    with open(descriptor, "rb") as file:  # noqa: PTH123 - a descriptor has no path
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        if private and (found.st_uid != os.geteuid() or found.st_mode & 0o077):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        data = file.read(limit + 1) if found.st_size <= limit else b""
        if len(data) > limit or found.st_size > limit:
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
        return data
