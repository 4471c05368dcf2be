"""Archives: zip files whose bytes depend on what they hold, and others' read with care."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from casegen.messages import MessageError, _
from casegen.system.limits import ARCHIVE_BYTES, ARCHIVE_FILES, MB
from casegen.system.untrusted import folded

PACKINGS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
ENCRYPTED = 1
# What begins each entry of an archive's directory. An archive within an archive has some too.
ENTRY = b"PK\x01\x02"
MOST_MARKS = 10 * ARCHIVE_FILES
# What the library raises for damage.
DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, struct.error, NotImplementedError, RuntimeError),
    *(EOFError, OSError, ValueError, OverflowError),
)
PIECE = 1 << 16
# The earliest time a zip file can hold, so that no clock is in it.
EPOCH = (1980, 1, 1, 0, 0, 0)
FILE_MODE = 0o100644


class PackingError(MessageError):
    """An archive that cannot be read: a message template with its values."""


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


def taken(path: Path) -> bytes:
    """The bytes of an archive's file, which is looked at first; raises PackingError and OSError."""
    facts = path.stat()
    if not stat.S_ISREG(facts.st_mode):
        raise PackingError(_("“{file}” is not a file."), file=str(path))
    if facts.st_size > ARCHIVE_BYTES:
        limit = str(ARCHIVE_BYTES // MB)
        raise PackingError(_("“{file}” is larger than {limit} MB."), file=str(path), limit=limit)
    with path.open("rb") as file:
        return file.read(ARCHIVE_BYTES)


class Unpacked(Mapping[str, bytes]):
    """The files of an archive by name, each unpacked when it is asked for, and none kept.

    `digests` are their SHA-256, taken in one pass that also proves each whole.
    """

    def __init__(self, archive: zipfile.ZipFile) -> None:
        listed = [entry for entry in archive.infolist() if not entry.is_dir()]
        refuse(listed)
        self.archive = archive
        self.entries = {entry.filename: entry for entry in listed}
        self.digests = {name: self.digest(name) for name in self.entries}

    def __getitem__(self, name: str) -> bytes:
        """One file's bytes."""
        return b"".join(self.pieces(name))

    def __contains__(self, name: object) -> bool:
        """Whether a file is there, which is not unpacked for that."""
        return name in self.entries

    def __iter__(self) -> Iterator[str]:
        """The names, in the archive's order."""
        return iter(self.entries)

    def __len__(self) -> int:
        """How many files there are."""
        return len(self.entries)

    def pieces(self, name: str) -> Iterator[bytes]:
        """One file's bytes piece by piece, never more than its entry says."""
        entry, size = self.entries[name], 0
        with self.archive.open(entry) as stream:
            while piece := stream.read(min(PIECE, entry.file_size + 1 - size)):
                size += len(piece)
                yield piece
        if size != entry.file_size:
            raise zipfile.BadZipFile

    def digest(self, name: str) -> str:
        """One file's SHA-256."""
        whole = sha256()
        for piece in self.pieces(name):
            whole.update(piece)
        return whole.hexdigest()

    def parting(self, name: str, other: bytes) -> int:
        """The offset of the first byte in which a file differs from another."""
        at = 0
        for piece in self.pieces(name):
            against = other[at : at + len(piece)]
            if piece != against:
                pairs = enumerate(zip(piece, against, strict=False))
                return at + next((n for n, (a, b) in pairs if a != b), len(against))
            at += len(piece)
        return at


def unpack(data: bytes) -> Unpacked:
    """The files of a zip file by name, none of them written anywhere; raises PackingError."""
    if data.count(ENTRY) > MOST_MARKS:
        raise too_large()
    try:
        return Unpacked(zipfile.ZipFile(io.BytesIO(data)))
    except DAMAGE:
        raise PackingError(_("This is not a whole zip file; it may be damaged.")) from None


def refuse(entries: list[zipfile.ZipInfo]) -> None:
    """Refuse an archive that is too large, or that names a file twice or outside itself."""
    if len(entries) > ARCHIVE_FILES or sum(entry.file_size for entry in entries) > ARCHIVE_BYTES:
        raise too_large()
    seen: set[str] = set()
    for entry in entries:
        name, alike = entry.filename, folded(entry.filename)
        if "\\" in name or ":" in name or {"", ".", ".."} & set(name.split("/")):
            message = _("The archive holds a file with the name “{name}”, as no bundle does.")
            raise PackingError(message, name=name)
        if entry.compress_type not in PACKINGS or entry.flag_bits & ENCRYPTED:
            raise PackingError(_("“{name}” is encrypted, or packed as in no bundle."), name=name)
        if alike in seen:
            message = _("The archive holds “{name}” twice, in the same letters or nearly so.")
            raise PackingError(message, name=name)
        seen.add(alike)


def too_large(most: int = ARCHIVE_BYTES) -> PackingError:
    """The error for an archive that would unpack to more than so many bytes."""
    message = _("The archive is larger than {files} files or {limit} MB.")
    return PackingError(message, files=str(ARCHIVE_FILES), limit=str(most // MB))
