"""Drawn: a drawing drawn as a picture, for what cannot draw it itself or draws it wrongly."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import Final

from casegen.case.figures import FORMATS
from casegen.case.figures.image import Image
from casegen.case.figures.svg.names import local

# Where renderers of PDF part ways with the standard (seen in WeasyPrint 70).
SELDOM: Final = frozenset({"mask", "textPath"})
SAID: Final = frozenset(
    {"font-variant", "mask", "mix-blend-mode", "paint-order", "word-spacing", "writing-mode"}
)
SANS, SERIF = "Source Sans 3", "Source Serif 4"
# A journal's column of text is at most as wide, in inches; at 300 dots to each.
WIDEST: Final = 2008
DOTS: Final = 300
# The height of a printed page at 300 dots an inch.
TALLEST = 3000


def plain(data: bytes) -> bool:
    """Whether every renderer draws a cleaned drawing alike."""
    from casegen.case.figures.svg import parsed

    for element in parsed(data).iter():
        name = local(element)
        if name in SELDOM or any(element.get(key) for key in SAID):
            return False
        if element.get("text-decoration", "none") != "none":
            return False
        if name.endswith("Gradient") and element.get("gradientTransform"):
            return False
        clear = element.get("stop-opacity", "1") != "1" or "rgba" in element.get("stop-color", "")
        if name == "stop" and clear:
            return False
    return True


@lru_cache(maxsize=16)
def rastered(data: bytes, width: int = WIDEST) -> tuple[bytes, tuple[int, int]]:
    """A cleaned drawing as a PNG of that width, on white, with its size in pixels.

    Raises ValueError.

    The letters are those of casegen's own fonts, so that it is the same on every machine.
    """
    import resvg_py
    from PIL import Image

    from casegen.style.fonts import fonts

    whole = resvg_py.svg_to_bytes(
        svg_string=data.decode(),
        width=width,
        background="#ffffff",
        skip_system_fonts=True,
        font_files=[str(face.ttf) for face in fonts().faces],
        font_family=SANS,
        sans_serif_family=SANS,
        serif_family=SERIF,
        monospace_family=SANS,
    )
    out = io.BytesIO()
    with Image.open(io.BytesIO(bytes(whole))) as image:
        image.convert("RGB").save(out, "PNG", dpi=(DOTS, DOTS))
        return out.getvalue(), image.size


def drawn(image: Image, width: int = WIDEST) -> Image:
    """A drawing as a picture of about that width in pixels, as it is on every machine."""
    high = image.height * width / image.width
    across = max(1, round(width * min(1.0, TALLEST / high)))
    data, size = rastered(image.data, across)
    return Image(image.name, FORMATS["PNG"], *size, data)
