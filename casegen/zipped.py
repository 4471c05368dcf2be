"""A zip file from elsewhere, as a `.docx` with styles: unpacked within limits, nothing run."""

from __future__ import annotations

import io
import zipfile
import zlib

from casegen.limits import ZIP_BYTES, ZIP_ENTRIES


class ZipError(Exception):
    """A zip file that is damaged or holds more than a document does."""


def members(data: bytes) -> dict[str, bytes]:
    """What a zip file holds, by name, all of it in memory and none of it on the disk.

    What the file says of its sizes is not believed: each part is unpacked up to what is left of
    ZIP_BYTES and no further. Raises ZipError.
    """
    found: dict[str, bytes] = {}
    left = ZIP_BYTES
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > ZIP_ENTRIES:
                raise ZipError
            for entry in entries:
                if entry.filename in found or entry.flag_bits & 1:
                    raise ZipError
                with archive.open(entry) as part:
                    found[entry.filename] = part.read(left + 1)
                left -= len(found[entry.filename])
                if left < 0:
                    raise ZipError
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError):
        raise ZipError from None
    return found
