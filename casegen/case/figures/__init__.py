"""Figure files: read from the case's folder only, and proved to be images."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from casegen.case.figures.image import Image
from casegen.case.figures.metadata import stripped
from casegen.case.figures.metadata.parts import ManyScansError
from casegen.case.figures.metadata.svg import svg
from casegen.case.figures.svg import MEDIA_TYPE, SvgError, cleaned, is_svg
from casegen.case.figures.svg.embedded import pictures
from casegen.case.model import Case
from casegen.messages import MessageError, _
from casegen.system.fingerprint import digest
from casegen.system.limits import FIGURE_BYTES, FOLDER_BYTES, JPEG_SCANS, MB, PIXELS
from casegen.system.untrusted import FolderError
from casegen.system.untrusted import read as contents

# The formats that are told from others, so that the author hears which one a file has.
KNOWN = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")
# What telephones and scanners make besides, told by how a file begins: (offset, bytes, kind).
OTHERS = (
    (4, b"ftyphei", "HEIC"),
    (4, b"ftyphev", "HEIC"),
    (4, b"ftypmif1", "HEIC"),
    (4, b"ftypmsf1", "HEIC"),
    (4, b"ftypavif", "AVIF"),
    (0, b"%PDF-", "PDF"),
    (0, b"8BPS", "Photoshop"),
)
# An MPO is a JPEG with further pictures behind it, which are left out.
FORMATS = {"PNG": "image/png", "JPEG": "image/jpeg", "MPO": "image/jpeg"}
# What the library raises for damage.
DAMAGE = (OSError, SyntaxError, ValueError, EOFError)
UNPRINTED = _("“{file}” is a {kind} file; save it as PNG or JPEG.")


class ImageError(MessageError):
    """A figure file that cannot be printed: a message template with its values."""


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
    data = taken(folder, name, left)
    return drawing(data, name) if is_svg(data) else picture(data, name)


def picture(data: bytes, name: str, most: int = PIXELS) -> Image:
    """A picture of at most so many pixels, as it is published. Raises ImageError."""
    # Loading the library takes longer than checking all the texts of a case.
    from PIL import Image as Pillow
    from PIL import ImageFile, UnidentifiedImageError

    # What is too large is found here, by its head alone, and told once.
    Pillow.MAX_IMAGE_PIXELS = None
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with Pillow.open(io.BytesIO(data), formats=KNOWN) as image:
            kind, (width, height) = image.format or "", image.size
            if kind in FORMATS and width * height <= most:
                image.verify()
    except UnidentifiedImageError:
        raise ImageError(
            _("“{file}” is not an image; give a PNG, JPEG or SVG file."), file=name
        ) from None
    except DAMAGE:
        raise damaged(name) from None
    if kind not in FORMATS:
        raise ImageError(UNPRINTED, file=name, kind=kind)
    if width * height > most:
        raise too_large(name)
    return published(name, kind, (width, height), data)


def raster_name(name: str) -> str:
    """The file that shows a drawing where drawings cannot be shown: a PNG beside it."""
    return PurePosixPath(name).with_suffix(".png").as_posix()


def raster(folder: Path, name: str, left: int) -> Image | None:
    """The picture beside a drawing, if there is one; raises ImageError where it is no picture."""
    beside = raster_name(name)
    try:
        contents(folder, beside, FIGURE_BYTES)
    except FolderError as error:
        if error.kind.startswith("not-found"):
            return None
    found = read(folder, beside, left)
    return None if found.vector else found


def taken(folder: Path, name: str, left: int) -> bytes:
    """The bytes of a figure's file, which is no DICOM file; raises ImageError."""
    try:
        data = contents(folder, name, FIGURE_BYTES)
    except FolderError as error:
        raise ImageError(error.message, **error.values) from None
    if len(data) > left:
        message = _("With “{file}” the figures are larger than {limit} MB together.")
        raise ImageError(message, file=name, limit=str(FOLDER_BYTES // MB))
    refuse_dicom(name, data)
    for offset, start, kind in OTHERS:
        if data.startswith(start, offset):
            raise ImageError(UNPRINTED, file=name, kind=kind)
    return data


def published(name: str, kind: str, size: tuple[int, int], data: bytes) -> Image:
    """A sound image as it is published: the picture alone, upright."""
    try:
        clean = stripped(data, kind)
    except ManyScansError:
        message = _("“{file}” is told in more than {limit} scans; save it as a plain JPEG or PNG.")
        raise ImageError(message, file=name, limit=str(JPEG_SCANS)) from None
    except DAMAGE:
        raise damaged(name) from None
    width, height = reversed(size) if clean.turned else size
    shape = FORMATS[kind], width, height
    return Image(name, *shape, clean.data, clean.removed, digest(data))


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


def drawing(data: bytes, name: str) -> Image:
    """An SVG file with only what draws; raises ImageError."""
    kinds: set[str] = set()
    counted = 0

    def embed(inner: bytes) -> tuple[str, bytes]:
        nonlocal counted
        image = picture(inner, name, PIXELS - counted)
        counted += image.width * image.height
        kinds.update(image.removed)
        return image.media_type, image.data

    try:
        clean, width, height = cleaned(data, embed)
        kinds.update(svg(data))
    except SvgError as error:
        raise ImageError(error.message, file=name, **error.values) from None
    return Image(name, MEDIA_TYPE, width, height, clean, tuple(sorted(kinds)), digest(data))


def within(image: Image) -> Iterator[tuple[str, Image]]:
    """The pictures within a drawing that has been cleaned, each with its address there."""
    if image.vector:
        for kind, data, address in pictures(image.data):
            yield address, Image(image.name, kind, 0, 0, data)


def too_large(name: str) -> ImageError:
    """The error for an image of too many pixels."""
    message = _("“{file}” has too many pixels; make it smaller than {limit} megapixels.")
    return ImageError(message, file=name, limit=str(PIXELS // MB))
