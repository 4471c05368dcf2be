"""Pictures within a drawing: PNG and JPEG that the drawing itself holds."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from binascii import Error
from collections.abc import Callable, Iterator
from typing import Final, TypeAlias
from urllib.parse import unquote_to_bytes

from casegen.case.figures.svg.error import refused

# Makes a picture's bytes those that are printed, with their media type.
Embed: TypeAlias = Callable[[bytes], tuple[str, bytes]]
DATA: Final = re.compile(
    r"data:(image/(?:png|jpe?g))(?:;[\w=-]{1,40}){0,3}(;base64)?,", re.IGNORECASE
)
CLEAN: Final = re.compile(r"data:(image/(?:png|jpeg));base64,([\w+/=]+)")
SHOWN: Final = 40


def embedded(target: str, embed: Embed) -> str:
    """The address of a picture within a drawing, the picture alone. Raises SvgError."""
    target = target.strip()
    found = DATA.match(target)
    if not found:
        raise refused(f"<image href=“{target[:SHOWN]}”>")
    packed = "".join(target[found.end() :].split())
    coded = target[: found.end()].lower().endswith(";base64,")
    try:
        plain = unquote_to_bytes(packed)
        data = b64decode(plain + b"=" * (-len(plain) % 4)) if coded else plain
    except Error:
        raise refused(f"<image href=“{target[:SHOWN]}”>") from None
    kind, clean = embed(data)
    return f"data:{kind};base64,{b64encode(clean).decode()}"


def pictures(data: bytes) -> Iterator[tuple[str, bytes, str]]:
    """The pictures within a drawing that has been cleaned: media type, bytes and address."""
    for found in CLEAN.finditer(data.decode()):
        yield found[1], b64decode(found[2]), found[0]


def no_pictures(_data: bytes) -> tuple[str, bytes]:
    """Refuse every picture within a drawing."""
    raise refused("<image>")
