"""Layout: HTML and style sheets into a PDF by WeasyPrint, which sees nothing it is not given."""

from __future__ import annotations

import gc
import logging
import os
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from PIL import ImageFile

from casegen.case.figures.image import Image
from casegen.formats.pdf.archive import Archive, identified
from casegen.formats.pdf.colour import Intent
from casegen.formats.pdf.embedding import SCHEME
from casegen.formats.pdf.fetching import Own
from casegen.formats.pdf.guard import Cut, guard
from casegen.formats.pdf.layout_error import LayoutError
from casegen.formats.pdf.natives import by_file_name
from casegen.formats.pdf.pictures import instead, pictures
from casegen.formats.pdf.telling import told
from casegen.formats.pdf.typefaces import fonts, scripted
from casegen.system.data import SKELETON

with by_file_name():
    from weasyprint import CSS, HTML

# WeasyPrint lets every image of the process be cut short; here none goes in with its end missing.
ImageFile.LOAD_TRUNCATED_IMAGES = False
VARIANT = "pdf/a-3a"
SPACE = "--srgb"
SVG = "image/svg+xml"
FORM: Mapping[str, Any] = {"pdf_variant": VARIANT, "pdf_identifier": False, "output_intent": SPACE}


class Warnings(logging.Handler):
    """Keeps what WeasyPrint logs as a warning or worse."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one message."""
        self.messages.append(record.getMessage())


def lay_out(
    page: str,
    paper: str,
    images: Mapping[str, Image],
    archive: Archive,
    tell: Callable[[Cut], Exception] = told,
) -> bytes:
    """A page as a PDF/A-3a; `images` are all that it may show.

    A drawing that WeasyPrint fails to draw is laid out as a picture of it. Raises LayoutError, and
    the error that `tell` makes of what the pages do not show whole.
    """
    result, messages = laid_out(page, paper, images, archive, tell)
    if instead(images, messages):
        result, messages = laid_out(page, paper, images, archive, tell)
    if messages:
        raise LayoutError(messages)
    return identified(result)


def laid_out(
    page: str,
    paper: str,
    images: Mapping[str, Image],
    archive: Archive,
    tell: Callable[[Cut], Exception],
) -> tuple[bytes, list[str]]:
    """A page as a PDF, and what WeasyPrint warned of meanwhile."""
    os.environ["SOURCE_DATE_EPOCH"] = "0"
    warnings = Warnings()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(warnings)
    collecting = gc.isenabled()
    gc.disable()
    try:
        source = HTML(string=page, base_url=f"{SCHEME}:", url_fetcher=Own(images))
        faces, others = scripted([page, paper, *drawings(images)])
        laid = source.render(
            stylesheets=[base(), CSS(string=paper, font_config=faces), *others],
            font_config=faces,
            color_profiles={SPACE: Intent()},
            cache=pictures(images),
            **FORM,
        )
        cuts = guard(laid, source.etree_element)
        if cuts:
            raise tell(cuts[0])
        result = laid.write_pdf(finisher=archive, **FORM)
    finally:
        if collecting:
            gc.enable()
        logger.removeHandler(warnings)
    return result or b"", warnings.messages


@cache
def base() -> CSS:
    """The style sheet that screen and paper share, parsed once."""
    return CSS(string=(SKELETON / "base.css").read_text("utf-8"), font_config=fonts())


def drawings(images: Mapping[str, Image]) -> list[str]:
    """The source of each drawing."""
    return [one.data.decode() for one in images.values() if one.media_type == SVG]
