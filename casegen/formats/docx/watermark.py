"""The watermark of a draft: a word across each page, held by the header as Word itself does."""

from __future__ import annotations

from lxml import etree
from lxml.etree import _Element as Element

from casegen.formats.docx.xml import w

VML = "urn:schemas-microsoft-com:vml"
OFFICE = "urn:schemas-microsoft-com:office:office"
SPACES = {"v": VML, "o": OFFICE}
# Office's own kind of shape for text along a straight line, number 136 of its list.
KIND = "_x0000_t136"
PLACE = (
    "position:absolute;margin-left:0;margin-top:0;width:{width}pt;height:96pt;rotation:315;"
    "z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
    "mso-position-vertical:center;mso-position-vertical-relative:margin"
)
POINTS_PER_LETTER = 58


def watermark(text: str, number: int) -> Element:
    """A run that holds the watermark; `number` tells the shapes of one file apart."""
    shape = vml(
        "shape",
        vml("fill", opacity=".5"),
        vml("textpath", style='font-family:"Arial";font-size:1pt;font-weight:bold', string=text),
        id=f"draft-{number}",
        type=f"#{KIND}",
        alt="",
        style=PLACE.format(width=POINTS_PER_LETTER * len(text)),
        fillcolor="#d9d6d0",
        stroked="f",
    )
    return w("r", w("pict", kind(), shape))


def kind() -> Element:
    """The kind of shape, which a file that uses it must define."""
    made = vml(
        "shapetype",
        vml("path", textpathok="t"),
        vml("textpath", on="t", fitshape="t"),
        id=KIND,
        coordsize="21600,21600",
        path="m0,0l21600,0m0,21600l21600,21600e",
    )
    made.set(f"{{{OFFICE}}}spt", "136")
    return made


def vml(local: str, /, *children: Element, **attributes: str) -> Element:
    """An element of VML."""
    made = etree.Element(f"{{{VML}}}{local}", attributes, nsmap=SPACES)
    made.extend(children)
    return made
