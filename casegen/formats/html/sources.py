"""Sources: where a page finds its images."""

from __future__ import annotations

from base64 import b64encode

from casegen.case.figures.image import Image


def embedded(image: Image) -> str:
    """An image as a data: URL."""
    return f"data:{image.media_type};base64,{b64encode(image.data).decode()}"
