"""Embedding: figure files into a PDF as they are, wherever a PDF/A may hold them so."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

import pydyf
from PIL import Image as Pillow

from casegen.case.figures.image import Image
from casegen.formats.pdf.colour import sound
from casegen.formats.pdf.layout_error import LayoutError
from casegen.formats.pdf.pngdata import INDEXED, png

SCHEME = "figure"
SPACES = {1: "/DeviceGray", 3: "/DeviceRGB"}
CHANNELS = {"L": 1, "RGB": 3, "CMYK": 4}
KEPT = {"L", "RGB", "I", "I;16"}


@dataclass
class Picture:
    """A picture as WeasyPrint draws one; `entries` and `data` are those of its image XObject.

    `profile` is the ICC profile its colours are measured by, empty where the output intent's is.
    """

    id: str
    width: int
    height: int
    entries: dict[str, Any]
    data: bytes
    profile: bytes

    def get_intrinsic_size(self, resolution: float, _font_size: float) -> tuple[float, ...]:
        """Width, height and their ratio."""
        return self.width / resolution, self.height / resolution, self.width / self.height

    def draw(self, stream: Any, width: float, height: float, _style: object) -> None:  # noqa: ANN401 - WeasyPrint is untyped
        """Draw the picture into a box of that size."""
        name = stream.add_image(self, interpolate=False, ratio=1)
        stream.transform(width, 0, 0, -height, 0, height)
        stream.draw_x_object(name)

    def get_x_object(self, _interpolate: object, _ratio: object) -> pydyf.Stream:
        """The image XObject; never interpolated (ISO 19005-3, 6.2.8)."""
        common = {
            "Type": "/XObject",
            "Subtype": "/Image",
            "Width": self.width,
            "Height": self.height,
            "Interpolate": "false",
        }
        stream = pydyf.Stream([self.data], pydyf.Dictionary(common | self.entries))
        stream.profile = self.profile
        return stream


def picture(name: str, image: Image) -> Picture:
    """The picture of a figure file; `name` is its id. Raises LayoutError."""
    try:
        with Pillow.open(io.BytesIO(image.data)) as opened:
            entries, data, profile = encoded(opened, image.data)
            return Picture(name, opened.width, opened.height, entries, data, profile)
    except (OSError, SyntaxError, ValueError) as error:
        raise LayoutError([f"{image.name}: {error}"]) from None


def encoded(opened: Pillow.Image, data: bytes) -> tuple[dict[str, Any], bytes, bytes]:
    """The entries, bytes and colour profile of a picture: the file's own where that can be."""
    profile = opened.info.get("icc_profile") or b""
    channels = CHANNELS.get(opened.mode, 3)
    measured = profile if sound(profile, channels) else b""
    if opened.format == "JPEG" and (channels in SPACES or measured):
        entries = {"Filter": "/DCTDecode", "BitsPerComponent": 8}
        if opened.mode == "CMYK" and "adobe" in opened.info:
            entries["Decode"] = pydyf.Array((1, 0) * 4)
        return entries | {"ColorSpace": SPACES.get(channels)}, data, measured
    found = png(data) if opened.format == "PNG" else None
    if found is None:
        flat = flattened(opened)
        written = io.BytesIO()
        flat.save(written, format="PNG")
        found = png(written.getvalue())
        measured = profile if sound(profile, CHANNELS.get(flat.mode, 1)) else b""
    if found is None:
        msg = "its pixels cannot be read"
        raise ValueError(msg)
    entries = {
        "Filter": "/FlateDecode",
        "BitsPerComponent": found.depth,
        "DecodeParms": pydyf.Dictionary(
            {
                "Predictor": 15,
                "Colors": found.channels,
                "BitsPerComponent": found.depth,
                "Columns": found.width,
            }
        ),
        "ColorSpace": SPACES[found.channels],
    }
    if found.colour == INDEXED:
        last = len(found.palette) // 3 - 1
        table = f"<{found.palette.hex()}>"
        entries["ColorSpace"] = pydyf.Array(["/Indexed", "/DeviceRGB", last, table])
    return entries, b"".join(found.rows), measured


def flattened(opened: Pillow.Image) -> Pillow.Image:
    """A picture in grey or RGB, on white where it is transparent."""
    if opened.has_transparency_data:
        shown = opened.convert("RGBA")
        return Pillow.alpha_composite(Pillow.new("RGBA", shown.size, "white"), shown).convert("RGB")
    return opened if opened.mode in KEPT else opened.convert("RGB")
