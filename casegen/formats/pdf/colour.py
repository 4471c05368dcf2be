"""Colour: the ICC profiles that pictures bring, each embedded once in a PDF."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

import pydyf

SPACES = {1: b"GRAY", 3: b"RGB ", 4: b"CMYK"}
CLASSES = {b"scnr", b"mntr", b"prtr", b"spac"}
VERSIONS = {2, 4}
HEAD = 128


@cache
def srgb() -> bytes:
    """The ICC's profile of sRGB, as WeasyPrint brings it."""
    return files("weasyprint.pdf").joinpath("sRGB2014.icc").read_bytes()


@dataclass
class Intent:
    """The output intent as WeasyPrint asks for one; its own would be written anew each time."""

    name: str = "sRGB IEC61966-2.1"
    content: bytes = field(default_factory=srgb)
    components: tuple[str, ...] = ("r", "g", "b")
    pdf_reference: bytes | None = None


def sound(profile: bytes, channels: int) -> bool:
    """Whether an ICC profile is one for that many channels which a PDF/A may embed.

    Source: ISO 19005-3, 6.2.4.2; ICC.1:2010, 7.2 (the profile's header).
    """
    head = profile[:HEAD]
    if (
        len(head) < HEAD
        or int.from_bytes(head[:4]) != len(profile)
        or head[8] not in VERSIONS
        or head[12:16] not in CLASSES
        or head[16:20] != SPACES.get(channels)
        or head[36:40] != b"acsp"
    ):
        return False
    from io import BytesIO

    from PIL import ImageCms

    try:
        ImageCms.ImageCmsProfile(BytesIO(profile))
    except (OSError, ImageCms.PyCMSError):
        return False
    return True


def measure(pdf: pydyf.PDF) -> None:
    """Give each picture that brought a profile the colour space it describes."""
    references: dict[bytes, bytes] = {}
    for item in [item for item in pdf.objects if getattr(item, "profile", b"")]:
        if item.profile not in references:
            references[item.profile] = embedded(item.profile, pdf)
        based = pydyf.Array(["/ICCBased", references[item.profile]])
        item.extra["ColorSpace"] = over(item.extra["ColorSpace"], based)


def over(space: Any, based: pydyf.Array) -> pydyf.Array:  # noqa: ANN401 - pydyf is untyped
    """A colour space measured by a profile: the base's own, or a palette's base."""
    return pydyf.Array([space[0], based, *space[2:]]) if isinstance(space, list) else based


def embedded(profile: bytes, pdf: pydyf.PDF) -> bytes:
    """The reference of a profile put into the PDF."""
    channels = {name: number for number, name in SPACES.items()}[profile[16:20]]
    stream = pydyf.Stream([profile], pydyf.Dictionary({"N": channels}), compress=True)
    pdf.add_object(stream)
    return bytes(stream.reference)
