"""Archives: zip files whose bytes depend on what they hold, and others' read with care."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping

from casegen.message import _

MAX_ENTRIES = 2_000
MAX_BYTES = 500_000_000
# The earliest time a zip file can hold, so that no clock is in it.
EPOCH = (1980, 1, 1, 0, 0, 0)
FILE_MODE = 0o100644


class PackingError(Exception):
    """An archive that cannot be read: a message template with its values."""

    def __init__(self, message: str, **values: str) -> None:
        super().__init__(message)
        self.message = message
        self.values = values


def pack(files: Mapping[str, bytes]) -> bytes:
    """A zip file of these files, by name; the same files give the same bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = FILE_MODE << 16
            archive.writestr(entry, files[name], compresslevel=6)
    return packed.getvalue()


def unpack(data: bytes) -> dict[str, bytes]:
    """The files of a zip file by name, none of them written anywhere; raises PackingError."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            refuse(entries)
            return {entry.filename: content(archive, entry) for entry in entries}
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError):
        raise PackingError(_("This is not a whole zip file; it may be damaged.")) from None


def refuse(entries: list[zipfile.ZipInfo]) -> None:
    """Refuse an archive that is too large, or that names a file twice or outside itself."""
    if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_BYTES:
        message = _("The archive is larger than {files} files or {limit} MB.")
        limits = {"files": str(MAX_ENTRIES), "limit": str(MAX_BYTES // 10**6)}
        raise PackingError(message, **limits)
    names = [entry.filename for entry in entries]
    for name in names:
        parts = name.split("/")
        odd = "\\" in name or "\0" in name or ":" in name
        if odd or names.count(name) > 1 or {"", ".", ".."} & set(parts):
            raise PackingError(_("The archive holds a file with the name “{name}”."), name=name)


def content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """One file's bytes, never more than its entry says."""
    with archive.open(entry) as stream:
        data = stream.read(entry.file_size + 1)
    if len(data) != entry.file_size:
        raise zipfile.BadZipFile
    return data
