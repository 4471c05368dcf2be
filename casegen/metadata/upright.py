"""Upright: the pixels turned as the camera's note says, since the note is not published."""

from __future__ import annotations

import io
import re

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
# The segment by which Adobe's programs say that a JPEG's four colours are stored inverted.
ADOBE = re.compile(rb"\xff\xee\x00\x0eAdobe.{7}", re.DOTALL)


def upright(data: bytes, orientation: int) -> bytes:
    """An image turned upright; a JPEG is stored with its own tables, so that little is lost."""
    from PIL import Image, JpegImagePlugin

    with Image.open(io.BytesIO(data)) as image:
        turned = image.transpose(Image.Transpose[TURNS[orientation]])
        out = io.BytesIO()
        profile = {"icc_profile": image.info["icc_profile"]} if "icc_profile" in image.info else {}
        dpi = {"dpi": image.info["dpi"]} if "dpi" in image.info else {}
        if not isinstance(image, JpegImagePlugin.JpegImageFile):
            turned.save(out, "PNG", **profile, **dpi)
            return out.getvalue()
        sampling = JpegImagePlugin.get_sampling(image)
        tables = image.quantization
        turned.save(out, "JPEG", qtables=tables, subsampling=max(sampling, 0), **profile, **dpi)
        # Pillow reads four colours as inverted, writes them so, and always says so.
        said = image.mode != "CMYK" or "adobe" in image.info
        return out.getvalue() if said else ADOBE.sub(b"", out.getvalue(), count=1)
