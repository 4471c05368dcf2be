"""Pictures: image files as Word draws them in a line of text, with their alternative texts."""

from __future__ import annotations

from lxml.etree import _Element as Element

from casegen.case.figures.image import Image
from casegen.case.figures.metadata.screen import screened
from casegen.document.tree import Figure, Panel
from casegen.formats.docx.context import Context
from casegen.formats.docx.xml import EMU_PER_TWIP, NAMESPACES, element
from casegen.formats.drawn import DOTS, drawn

# The share of the text's height that a picture may take.
TALLEST = 0.62
# Word's smallest picture, in English metric units: one pixel of a screen.
PIXEL = 9525
EMU_PER_INCH = 914_400


def picture(panel: Panel, block: Figure, width: int, context: Context) -> Element:
    """A panel's picture in the line of text, in the width given in twips."""
    height = round(context.area.height * TALLEST)
    image = fit(panel, width, height)
    across, down = extent(image, width, height)
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


def fit(panel: Panel, width: int, height: int) -> Image:
    """The panel's image as Word shows it everywhere, within a width and a height in twips.

    A drawing is drawn at 300 dots an inch, and a picture in a printing press's colours is put
    into those of a screen.
    """
    image = panel.image.raster or panel.image
    if image.vector:
        across = extent(image, width, height)[0]
        return drawn(image, max(1, round(across / EMU_PER_INCH * DOTS)))
    return screened(image)
