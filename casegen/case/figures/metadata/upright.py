"""Upright: the pixels turned as the camera's note says, since the note is not published."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from casegen.case.figures.metadata.strips import joined

# What each of EXIF's orientations needs, by Pillow's names.
TURNS = {
    2: "FLIP_LEFT_RIGHT",
    3: "ROTATE_180",
    4: "FLIP_TOP_BOTTOM",
    5: "TRANSPOSE",
    6: "ROTATE_270",
    7: "TRANSVERSE",
    8: "ROTATE_90",
}
# Those that lay columns down as rows, and those that begin with the last row or column.
ASIDE = {"TRANSPOSE", "ROTATE_270", "TRANSVERSE", "ROTATE_90"}
BACKWARDS = {"ROTATE_180", "FLIP_TOP_BOTTOM", "TRANSVERSE", "ROTATE_90"}
# The segment by which Adobe's programs say that a JPEG's four colours are stored inverted.
ADOBE = re.compile(rb"\xff\xee\x00\x0eAdobe.{7}", re.DOTALL)
# From so many pixels on, four bytes each, a picture and its turned copy are too much at once.
LARGE = 16_000_000
# The height of a strip in pixels: eight times the height that is encoded at once, at most.
STRIP = 128


def upright(data: bytes, orientation: int) -> bytes:
    """An image turned upright; a JPEG is stored with its own tables, so that little is lost."""
    from PIL import Image, JpegImagePlugin

    with Image.open(io.BytesIO(data)) as image:
        out = io.BytesIO()
        turn = Image.Transpose[TURNS[orientation]]
        profile = {"icc_profile": image.info["icc_profile"]} if "icc_profile" in image.info else {}
        dpi = {"dpi": image.info["dpi"]} if "dpi" in image.info else {}
        if not isinstance(image, JpegImagePlugin.JpegImageFile):
            image.transpose(turn).save(out, "PNG", **profile, **dpi)
            return out.getvalue()
        sampling = max(JpegImagePlugin.get_sampling(image), 0)
        how = {"qtables": image.quantization, "subsampling": sampling, **profile, **dpi}
        if image.width * image.height > LARGE and image.mode in {"RGB", "CMYK"}:
            whole = joined(strips(image, turn), how)
        else:
            image.transpose(turn).save(out, "JPEG", **how)
            whole = out.getvalue()
        # Pillow reads four colours as inverted, writes them so, and always says so.
        said = image.mode != "CMYK" or "adobe" in image.info
        return whole if said else ADOBE.sub(b"", whole, count=1)


def strips(image: Any, turn: Any) -> Iterator[Any]:  # noqa: ANN401 - Pillow's, loaded late
    """The turned picture strip by strip, from top to bottom."""
    width, height = image.size
    long = width if turn.name in ASIDE else height
    for top in range(0, long, STRIP):
        low, high = top, min(top + STRIP, long)
        if turn.name in BACKWARDS:
            low, high = long - high, long - low
        box = (low, 0, high, height) if turn.name in ASIDE else (0, low, width, high)
        yield image.crop(box).transpose(turn)
