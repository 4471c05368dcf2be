"""Figure files: read from the case's folder only, and proved to be images."""

from __future__ import annotations

import io
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from casegen.document import Image
from casegen.folder import FolderError
from casegen.folder import read as contents
from casegen.limits import FIGURE_BYTES, FOLDER_BYTES, MB, PIXELS
from casegen.message import _
from casegen.model import Case
from casegen.svg import MEDIA_TYPE, SvgError, cleaned, is_svg

# The formats that are told from others, so that the author hears which one a file has.
KNOWN = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")
FORMATS = {"PNG": "image/png", "JPEG": "image/jpeg"}


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


def read(folder: Path, name: str, left: int = FOLDER_BYTES) -> Image:
    """The image of that name in a case's folder; raises ImageError with what is wrong.

    `left` is how many bytes a case's figures may still have.
    """
    try:
        data = contents(folder, name, FIGURE_BYTES)
    except FolderError as error:
        raise ImageError(error.message, **error.values) from None
    if len(data) > left:
        message = _("With “{file}” the figures are larger than {limit} MB together.")
        raise ImageError(message, file=name, limit=str(FOLDER_BYTES // MB))
    if is_svg(data):
        return drawing(data, name)
    from PIL import Image as Pillow
    from PIL import UnidentifiedImageError

    Pillow.MAX_IMAGE_PIXELS = PIXELS
    try:
        with Pillow.open(io.BytesIO(data), formats=KNOWN) as image:
            kind, (width, height) = image.format or "", image.size
            if kind in FORMATS and width * height <= PIXELS:
                image.verify()
    except UnidentifiedImageError:
        raise ImageError(
            _("“{file}” is not an image; give a PNG, JPEG or SVG file."), file=name
        ) from None
    except (Pillow.DecompressionBombError, Pillow.DecompressionBombWarning):
        raise too_large(name) from None
    except (OSError, SyntaxError, ValueError, EOFError):
        raise ImageError(
            _("“{file}” is damaged and cannot be shown; save the image again."), file=name
        ) from None
    if kind not in FORMATS:
        message = _("“{file}” is a {kind} file; save it as PNG or JPEG.")
        raise ImageError(message, file=name, kind=kind)
    if width * height > PIXELS:
        raise too_large(name)
    return Image(name, FORMATS[kind], width, height, data)


def drawing(data: bytes, name: str) -> Image:
    """An SVG file with only what draws; raises ImageError."""
    try:
        clean, width, height = cleaned(data)
    except SvgError as error:
        raise ImageError(error.message, file=name, **error.values) from None
    return Image(name, MEDIA_TYPE, width, height, clean, sha256(data).hexdigest())


def too_large(name: str) -> ImageError:
    """The error for an image of too many pixels."""
    message = _("“{file}” has too many pixels; make it smaller than {limit} megapixels.")
    return ImageError(message, file=name, limit=str(PIXELS // MB))
