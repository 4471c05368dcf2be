"""Pictures: image files as Word draws them in a line of text, with their alternative texts."""

from __future__ import annotations

import io
import warnings

from lxml.etree import _Element as Element

from casegen.document import Figure, Image, Panel
from casegen.images import raster_name
from casegen.message import _
from casegen.word.context import Context
from casegen.word.error import WordError
from casegen.word.xml import EMU_PER_TWIP, NAMESPACES, element

# The share of the text's height that a picture may take.
TALLEST = 0.62
# Word's smallest picture, in English metric units: one pixel of a screen.
PIXEL = 9525


def picture(panel: Panel, block: Figure, width: int, context: Context) -> Element:
    """A panel's picture in the line of text, in the width given in twips; raises WordError."""
    image = fit(panel, block)
    across, down = extent(image, width, round(context.area.height * TALLEST))
    size = {"cx": across, "cy": down}
    name = f"{block.label}{panel.letter}"
    described = {"id": context.drawing(), "name": name, "descr": panel.alt}
    blip = element("a:blip")
    blip.set(f"{{{NAMESPACES['r']}}}embed", context.picture(image))
    drawn = element(
        "pic:pic",
        element("pic:nvPicPr", element("pic:cNvPr", **described), element("pic:cNvPicPr")),
        element("pic:blipFill", blip, element("a:stretch", element("a:fillRect"))),
        element(
            "pic:spPr",
            element("a:xfrm", element("a:off", x=0, y=0), element("a:ext", **size)),
            element("a:prstGeom", element("a:avLst"), prst="rect"),
        ),
    )
    locks = element("a:graphicFrameLocks", noChangeAspect=1)
    return element(
        "wp:inline",
        element("wp:extent", **size),
        element("wp:docPr", **described),
        element("wp:cNvGraphicFramePr", locks),
        element("a:graphic", element("a:graphicData", drawn, uri=NAMESPACES["pic"])),
        **dict.fromkeys(("distT", "distB", "distL", "distR"), 0),
    )


def extent(image: Image, width: int, height: int) -> tuple[int, int]:
    """A picture's size in English metric units, within a width and a height in twips."""
    scale = min(width / image.width, height / image.height) * EMU_PER_TWIP
    return max(round(image.width * scale), PIXEL), max(round(image.height * scale), PIXEL)


def fit(panel: Panel, block: Figure) -> Image:
    """The panel's image, as it is; raises WordError for what Word would not show as it is.

    That is a drawing without a picture beside it, and a picture in a printing press's colours.
    """
    from PIL import Image as Pillow

    image = panel.image.raster or panel.image
    if image.vector:
        message = _(
            "“{file}” is a drawing (SVG), which Word does not show everywhere; put a PNG of it"
            " beside it, as “{beside}”, for the Word file."
        )
        raise unfit(message, panel, block)
    with (
        warnings.catch_warnings(action="ignore"),
        Pillow.open(io.BytesIO(image.data)) as opened,
    ):
        if opened.mode == "CMYK":
            message = _(
                "“{file}” is in the colours of a printing press (CMYK), which Word shows wrongly;"
                " save it as RGB."
            )
            raise unfit(message, panel, block)
    return image


def unfit(message: str, panel: Panel, block: Figure) -> WordError:
    """The error for an image that a Word file cannot hold, with its place in the case."""
    place = ("panels", block.panels.index(panel), "file") if panel.letter else ("file",)
    values = {"file": panel.image.name, "beside": raster_name(panel.image.name)}
    return WordError(message, values, (*block.origin.keys, *place))
