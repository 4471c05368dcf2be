"""The figure files of a case, each read once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from casegen.case.figures import ImageError, names, raster, read
from casegen.case.figures.image import Image
from casegen.case.finding import Found
from casegen.case.load import Source
from casegen.case.model import Case
from casegen.system.limits import FOLDER_BYTES


def pictures(case: Case, source: Source) -> tuple[dict[str, Image], list[Found]]:
    """The figure files that could be read, and what is wrong with the others."""
    images: dict[str, Image] = {}
    broken = []
    for keys, name in names(case):
        try:
            if name not in images:
                images[name] = read(source.folder, name, left(images))
            if images[name].vector and (shown := raster(source.folder, name, left(images))):
                images[name] = replace(images[name], raster=shown)
                images[shown.name] = shown
        except ImageError as error:
            broken.append(Found(keys, error.message, error.values))
    return images, broken


def left(images: Mapping[str, Image]) -> int:
    """How many bytes the other figures of a case may still have."""
    return FOLDER_BYTES - sum(len(image.data) for image in images.values())
