"""Figure files: read from the case's folder only, and proved to be images."""

from __future__ import annotations

import io
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path, PurePosixPath

from casegen.document import Image
from casegen.message import _
from casegen.metadata import stripped
from casegen.model import Case

# An MPO is a JPEG with further pictures behind it, which are left out.
FORMATS = {"PNG": "image/png", "JPEG": "image/jpeg", "MPO": "image/jpeg"}
MAX_BYTES = 50_000_000
MAX_PIXELS = 60_000_000


class ImageError(Exception):
    """A figure file that cannot be printed: a message template with its values."""

    def __init__(self, message: str, **values: str) -> None:
        super().__init__(message)
        self.message = message
        self.values = values


def names(case: Case) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The figure files a case names, with the keys of each name."""
    for index, figure in enumerate(case.figures):
        if figure.file is not None:
            yield ("figures", index, "file"), figure.file
        for number, panel in enumerate(figure.panels):
            yield ("figures", index, "panels", number, "file"), panel.file


def read(folder: Path, name: str) -> Image:
    """The image of that name in a case's folder; raises ImageError with what is wrong."""
    data = content(folder, name)
    refuse_dicom(name, data)
    from PIL import Image as Pillow
    from PIL import UnidentifiedImageError

    Pillow.MAX_IMAGE_PIXELS = MAX_PIXELS
    try:
        with Pillow.open(io.BytesIO(data)) as image:
            kind, (width, height) = image.format or "", image.size
            if kind in FORMATS and width * height <= MAX_PIXELS:
                image.verify()
    except UnidentifiedImageError:
        raise ImageError(
            _("“{file}” is not an image; give a PNG or JPEG file."), file=name
        ) from None
    except (Pillow.DecompressionBombError, Pillow.DecompressionBombWarning):
        raise too_large(name) from None
    except (OSError, SyntaxError, ValueError, EOFError):
        raise damaged(name) from None
    if kind not in FORMATS:
        message = _("“{file}” is a {kind} file; save it as PNG or JPEG.")
        raise ImageError(message, file=name, kind=kind)
    if width * height > MAX_PIXELS:
        raise too_large(name)
    return published(name, kind, (width, height), data)


def published(name: str, kind: str, size: tuple[int, int], data: bytes) -> Image:
    """A sound image as it is published: the picture alone, upright."""
    try:
        clean = stripped(data, kind)
    except ValueError:
        raise damaged(name) from None
    width, height = reversed(size) if clean.turned else size
    digest = sha256(data).hexdigest()
    return Image(name, FORMATS[kind], width, height, clean.data, clean.removed, digest)


def damaged(name: str) -> ImageError:
    """The error for an image that cannot be shown."""
    return ImageError(
        _("“{file}” is damaged and cannot be shown; save the image again."), file=name
    )


def refuse_dicom(name: str, data: bytes) -> None:
    """Raise ImageError for a DICOM file, which holds the patient's name and number."""
    suffix = PurePosixPath(name).suffix.lower()
    if data[128:132] == b"DICM" or suffix in {".dcm", ".dicom", ".ima"}:
        message = _(
            "“{file}” is a DICOM file, which holds the patient’s name and number; export it as PNG"
            " from the viewer with the overlay turned off, or with dcmj2pnm --write-png."
        )
        raise ImageError(message, file=name)


def too_large(name: str) -> ImageError:
    """The error for an image of too many pixels."""
    message = _("“{file}” has too many pixels; make it smaller than {limit} megapixels.")
    return ImageError(message, file=name, limit=str(MAX_PIXELS // 1_000_000))


def content(folder: Path, name: str) -> bytes:
    """The bytes of a file inside the folder, whatever its name tries."""
    parts = PurePosixPath(name).parts
    outside = (
        not parts
        or PurePosixPath(name).is_absolute()
        or ".." in parts
        or "\\" in name
        or "\0" in name
    )
    path = folder.joinpath(*parts) if not outside else folder
    if outside or not path.resolve().is_relative_to(folder.resolve()):
        raise ImageError(
            _("“{file}” lies outside the case’s folder; put the figure into it."), file=name
        )
    if not path.is_file():
        raise ImageError(_("There is no file “{file}” in the case’s folder."), file=name)
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ImageError(
                _("“{file}” is larger than {limit} MB."),
                file=name,
                limit=str(MAX_BYTES // 1_000_000),
            )
        return path.read_bytes()
    except OSError:
        raise ImageError(_("“{file}” cannot be read; check who may open it."), file=name) from None
