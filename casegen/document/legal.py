"""What a text may hold in XML."""

from __future__ import annotations

import re

ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What is no character of XML 1.0 (section 2.2, production 2)."""


def legal(text: str) -> str:
    """A text without what XML cannot hold: control characters, lone surrogates, U+FFFE, U+FFFF."""
    return ILLEGAL.sub("", text)
