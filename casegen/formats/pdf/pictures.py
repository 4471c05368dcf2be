"""Pictures: those of a document as WeasyPrint takes them, and drawings that it cannot draw."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from hashlib import sha256
from typing import Any

from casegen.case.figures import within
from casegen.case.figures.image import Image
from casegen.formats.drawn import drawn, plain
from casegen.formats.pdf.embedding import Picture, picture

# What WeasyPrint says of a drawing that it could not draw, before its name.
UNDRAWN = "Failed to render SVG image "


def pictures(images: Mapping[str, Image]) -> dict[str, Any]:
    """WeasyPrint's cache of images, filled with pictures that are embedded as they are.

    A drawing (SVG) it reads itself, but for the pictures within it, and for one that it would draw
    otherwise than browsers do, which goes in as a picture of it.
    """
    held = decoded(frozenset(images))
    for name, image in images.items():
        if name not in held and not (image.vector and plain(image.data)):
            held[name] = embedded(name, image)
        for address, inner in within(image):
            held[address] = picture(sha256(inner.data).hexdigest(), inner)
    return held


def instead(images: Mapping[str, Image], messages: Iterable[str]) -> bool:
    """Hold pictures instead of the drawings that WeasyPrint said it could not draw, if any."""
    names = {one.removeprefix(UNDRAWN) for one in messages if one.startswith(UNDRAWN)}
    held = decoded(frozenset(images))
    found = [name for name in names & images.keys() if not isinstance(held.get(name), Picture)]
    held.update({name: embedded(name, images[name]) for name in found})
    return bool(found)


def embedded(name: str, image: Image) -> Picture:
    """The picture of an image with its name on the page. Raises LayoutError."""
    return picture(name.partition(":")[2], drawn(image) if image.vector else image)


@lru_cache(maxsize=1)
def decoded(_names: frozenset[str]) -> dict[str, Any]:
    """The pictures, kept while documents show the same ones."""
    return {}
