"""Screen: a picture in a printing press's four colours as one that every screen shows."""

from __future__ import annotations

import contextlib
import io
import warnings
from dataclasses import replace
from functools import lru_cache
from typing import Any

from casegen.case.figures.image import Image

QUALITY = 95


def screened(image: Image) -> Image:
    """The same picture in red, green and blue if it is in a press's colours, else as it is."""
    from PIL import Image as Pillow

    with (
        warnings.catch_warnings(action="ignore"),
        Pillow.open(io.BytesIO(image.data)) as opened,
    ):
        pressed = opened.mode == "CMYK"
    return replace(image, data=turned(image.data), media_type="image/jpeg") if pressed else image


@lru_cache(maxsize=4)
def turned(data: bytes) -> bytes:
    """A JPEG in four colours as one in three, by its own profile where it has one."""
    from PIL import Image as Pillow

    out = io.BytesIO()
    with Pillow.open(io.BytesIO(data)) as opened:
        dpi = opened.info.get("dpi", (72, 72))
        measured(opened, opened.info.get("icc_profile")).save(out, "JPEG", quality=QUALITY, dpi=dpi)
    return out.getvalue()


def measured(opened: Any, profile: bytes | None) -> Any:  # noqa: ANN401 - Pillow's, loaded late
    """A picture's colours on a screen, as its profile says or, without one, as programs guess."""
    from PIL import ImageCms

    if profile:
        with contextlib.suppress(ImageCms.PyCMSError, OSError):
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            screen = ImageCms.createProfile("sRGB")
            return ImageCms.profileToProfile(opened, own, screen, outputMode="RGB")
    return opened.convert("RGB")
