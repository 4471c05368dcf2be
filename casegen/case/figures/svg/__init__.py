"""SVG figures: a drawing from a stranger, written anew with only what draws.

It is parsed without entities, and a new tree is made of the elements and attributes listed in
allowed.toml, each value looked at. Notes, as an editor's own or metadata, are left out; what could
act, fetch or hide (scripts, event handlers, links out, animation, HTML inside), and what is not
on the list, is refused and named, never left out in silence.

By hand, since cleaners of HTML leave the values of SVG unread and name nothing that they take out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from casegen.case.figures.svg.embedded import Embed, no_pictures
from casegen.case.figures.svg.error import SvgError, refused
from casegen.case.figures.svg.numbers import PIXELS_IN
from casegen.messages import _
from casegen.system.limits import MB, SVG_BYTES

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["MEDIA_TYPE", "SvgError", "cleaned", "is_svg", "parsed", "texts"]

MEDIA_TYPE: Final = "image/svg+xml"
DECLARATION: Final = re.compile(r"\A\s*<\?xml[^>]*\?>")
DOCTYPE: Final = re.compile(r"<!DOCTYPE[^>\[]*+(\[?)")
NUMBER: Final = r"\d{1,9}(?:\.\d{0,9})?|\.\d{1,9}"
LENGTH: Final = re.compile(rf"({NUMBER}) ?(px|pt|pc|mm|cm|in|)")
BOX: Final = re.compile(rf"(?:-?(?:{NUMBER})(?: ?, ?| )){{2}}({NUMBER})(?: ?, ?| )({NUMBER})")
FLATTEST: Final = 1000
LARGEST: Final = 4000


def is_svg(data: bytes) -> bool:
    """Whether a file looks like a drawing in XML rather than a raster image."""
    return data[:100].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and b"<svg" in data


def cleaned(data: bytes, embed: Embed = no_pictures) -> tuple[bytes, int, int]:
    """A drawing with only what draws, and its width and height in pixels. Raises SvgError.

    `embed` makes a picture within the drawing one that can be printed.
    """
    from lxml import etree

    from casegen.case.figures.svg.copying import copied
    from casegen.case.figures.svg.cost import affordable
    from casegen.case.figures.svg.pointing import settled

    source = parsed(data)
    width, height = measured(source)
    root = copied(source, embed)
    if not root.get("viewBox"):
        own = (length(spaced(source, name)) for name in ("width", "height"))
        root.set("viewBox", "0 0 {:g} {:g}".format(*own))
    root.set("width", f"{width:g}")
    root.set("height", f"{height:g}")
    settled(root)
    left, top, across, down = map(float, str(root.get("viewBox")).split())
    tidy(root, affordable(root, (left, top, across, down)))
    return etree.tostring(root, encoding="utf-8"), max(round(width), 1), max(round(height), 1)


def tidy(root: _Element, read: set[_Element]) -> None:
    """Leave out the texts that lie beside the canvas, groups of nothing, and the ids' own words."""
    from casegen.case.figures.svg.allowed import TEXT
    from casegen.case.figures.svg.names import local
    from casegen.case.figures.svg.pointing import remove, rename

    for element in reversed(list(root.iter())):
        name = local(element)
        empty = not len(element) and not element.text and not element.get("id")
        if (empty and name in TEXT | {"g"}) or (name == "text" and element not in read):
            remove(element)
    rename(root)
    for element in root.iter():
        attributes = sorted(element.attrib.items())
        element.attrib.clear()
        element.attrib.update(attributes)


def texts(data: bytes) -> tuple[str, ...]:
    """What a drawing that has been cleaned says: the characters of each text in it."""
    from casegen.case.figures.svg.writing import lines

    return tuple(lines(parsed(data)))


def parsed(data: bytes, *, notes: bool = False) -> _Element:
    """The drawing's own tree, no entity of it expanded, with its comments if asked.

    Raises SvgError.
    """
    from lxml import etree

    from casegen.case.figures.svg.names import tag

    if len(data) > SVG_BYTES:
        raise SvgError(_("“{file}” is larger than {limit} MB."), limit=f"{SVG_BYTES / MB:g}")
    try:
        text = DECLARATION.sub("", data.decode("utf-8-sig"), count=1)
    except UnicodeDecodeError:
        raise SvgError(_("“{file}” is not in UTF-8; save it as plain SVG.")) from None
    # Looked for before parsing: even a parser that expands no entity does so within attributes.
    kind = DOCTYPE.search(text)
    if kind and kind[1]:
        raise refused(kind[0])
    if "<!ENTITY" in text:
        raise refused("<!ENTITY")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=not notes,
        remove_pis=not notes,
    )
    try:
        root = etree.fromstring(text.encode(), parser)
    except (etree.XMLSyntaxError, ValueError):
        message = _("“{file}” is damaged and cannot be shown; save the image again.")
        raise SvgError(message) from None
    if root.tag != tag("svg"):
        raise SvgError(_("“{file}” is not an image; give a PNG, JPEG or SVG file."))
    return root


def measured(root: _Element) -> tuple[float, float]:
    """A drawing's width and height in pixels, by its own words or its viewBox. Raises SvgError."""
    width, height = (length(spaced(root, name)) for name in ("width", "height"))
    box = BOX.fullmatch(spaced(root, "viewBox"))
    if box and not (width and height):
        width, height = float(box[1]), float(box[2])
    if not (width and height):
        raise SvgError(_("“{file}” does not say how large it is; give it a viewBox."))
    if not 1 / FLATTEST <= width / height <= FLATTEST:
        raise SvgError(_("“{file}” is too narrow to be printed; give it a viewBox that fits it."))
    scale = min(1.0, LARGEST / max(width, height))
    return width * scale, height * scale


def spaced(element: _Element, name: str) -> str:
    """An attribute's value with single spaces."""
    return " ".join((element.get(name) or "").split())


def length(text: str) -> float:
    """A length in pixels; 0 where it is none that can be told without a page."""
    found = LENGTH.fullmatch(text)
    return float(found[1]) * PIXELS_IN[found[2]] if found else 0.0
