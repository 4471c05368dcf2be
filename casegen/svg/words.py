"""The words of a drawing, as a reader of its code sees them."""

from __future__ import annotations

import re
from html import unescape

TAG = re.compile(r"<[^<>]*+>")


def words(data: bytes) -> str:
    """The texts of a drawing, one after another."""
    return unescape(TAG.sub(" ", data.decode("utf-8", "replace")))
