"""Layout: HTML and style sheets into a PDF by WeasyPrint, which sees nothing it is not given."""

from __future__ import annotations

import gc
import logging
import os
from collections.abc import Mapping
from functools import cache, lru_cache
from hashlib import sha256
from io import BytesIO
from typing import Any

from PIL import ImageFile

from casegen.document import Image
from casegen.images import drawn, within
from casegen.paper.archive import Archive, identified
from casegen.paper.colour import Intent
from casegen.paper.embedding import SCHEME, Picture, picture
from casegen.paper.layout_error import LayoutError
from casegen.paper.natives import by_file_name
from casegen.resources import SKELETON
from casegen.svg.pixels import plain

with by_file_name():
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

# WeasyPrint lets every image of the process be cut short; here none goes in with its end missing.
ImageFile.LOAD_TRUNCATED_IMAGES = False
VARIANT = "pdf/a-3a"
SPACE = "--srgb"
# What WeasyPrint says of a drawing, before its name.
UNDRAWN = "Failed to render SVG image "


class Figures(URLFetcher):  # type: ignore[misc]
    """Hands over the document's own images, and refuses every other address."""

    def __init__(self, images: Mapping[str, Image]) -> None:
        super().__init__(allowed_protocols=(SCHEME,))
        self.images = images

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:  # noqa: ANN401, ARG002
        """The image at an address; raises FatalURLFetchingError for what is not one of them."""
        if url not in self.images:
            msg = f"nothing is fetched: {url[:80]}"
            raise FatalURLFetchingError(msg)
        image = self.images[url]
        return URLFetcherResponse(url, BytesIO(image.data), {"Content-Type": image.media_type})


class Warnings(logging.Handler):
    """Keeps what WeasyPrint logs as a warning or worse."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one message."""
        self.messages.append(record.getMessage())


def lay_out(page: str, paper: str, images: Mapping[str, Image], archive: Archive) -> bytes:
    """A page as a PDF/A-3a; `images` are all that it may show. Raises LayoutError.

    A drawing that WeasyPrint cannot draw is laid out as a picture of it.
    """
    result, messages = laid_out(page, paper, images, archive)
    undrawn = {one.removeprefix(UNDRAWN) for one in messages if one.startswith(UNDRAWN)}
    if undrawn and undrawn <= images.keys():
        instead = {name: drawn(images[name]) for name in undrawn}
        decoded(frozenset(images)).update({name: embedded(name, instead[name]) for name in instead})
        result, messages = laid_out(page, paper, {**images, **instead}, archive)
    if messages:
        raise LayoutError(messages)
    return identified(result)


def laid_out(
    page: str, paper: str, images: Mapping[str, Image], archive: Archive
) -> tuple[bytes, list[str]]:
    """A page as a PDF, and what WeasyPrint warns of."""
    os.environ["SOURCE_DATE_EPOCH"] = "0"
    warnings = Warnings()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(warnings)
    collecting = gc.isenabled()
    gc.disable()
    try:
        source = HTML(string=page, base_url=f"{SCHEME}:", url_fetcher=Figures(images))
        result = source.write_pdf(
            stylesheets=[base(), CSS(string=paper, font_config=fonts())],
            font_config=fonts(),
            pdf_variant=VARIANT,
            pdf_identifier=False,
            output_intent=SPACE,
            color_profiles={SPACE: Intent()},
            finisher=archive,
            cache=pictures(images),
        )
    finally:
        if collecting:
            gc.enable()
        logger.removeHandler(warnings)
    return result or b"", warnings.messages


def pictures(images: Mapping[str, Image]) -> dict[str, Any]:
    """WeasyPrint's cache of images, filled with pictures that are embedded as they are.

    A drawing (SVG) it reads itself, but for the pictures within it, and for one that it would draw
    otherwise than browsers do.
    """
    held = decoded(frozenset(images))
    for name, image in images.items():
        if name not in held and not (image.vector and plain(image.data)):
            held[name] = embedded(name, drawn(image) if image.vector else image)
        for address, inner in within(image):
            held[address] = picture(sha256(inner.data).hexdigest(), inner)
    return held


def embedded(name: str, image: Image) -> Picture:
    """The picture of a figure's name. Raises LayoutError."""
    return picture(name.partition(":")[2], image)


@lru_cache(maxsize=1)
def decoded(_names: frozenset[str]) -> dict[str, Any]:
    """The pictures, kept while documents show the same ones."""
    return {}


@cache
def base() -> CSS:
    """The style sheet that screen and paper share, parsed once."""
    return CSS(string=(SKELETON / "base.css").read_text("utf-8"), font_config=fonts())


@cache
def fonts() -> FontConfiguration:
    """WeasyPrint's fonts, gathered once."""
    return FontConfiguration()
