"""Upright: the pixels turned as the camera's note says, since the note is not published."""

from __future__ import annotations

import io

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
MODES = {"L", "RGB"}


def upright(data: bytes, orientation: int) -> bytes:
    """An image turned upright; a JPEG is stored with its own tables, so that little is lost.

    Raises ValueError for a JPEG of four colours.
    """
    from PIL import Image, JpegImagePlugin

    with Image.open(io.BytesIO(data)) as image:
        turned = image.transpose(Image.Transpose[TURNS[orientation]])
        out = io.BytesIO()
        profile = {"icc_profile": image.info["icc_profile"]} if "icc_profile" in image.info else {}
        dpi = {"dpi": image.info["dpi"]} if "dpi" in image.info else {}
        if image.format == "PNG":
            turned.save(out, "PNG", **profile, **dpi)
            return out.getvalue()
        if image.mode not in MODES or not isinstance(image, JpegImagePlugin.JpegImageFile):
            msg = "a picture of four colours lies on its side"
            raise ValueError(msg)
        sampling = JpegImagePlugin.get_sampling(image)
        tables = image.quantization
        turned.save(out, "JPEG", qtables=tables, subsampling=max(sampling, 0), **profile, **dpi)
        return out.getvalue()
