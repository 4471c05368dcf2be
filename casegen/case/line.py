"""A line of text: in one form, without signs that are no text."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

# Noncharacters: reserved for use inside a program (The Unicode Standard, 23.7).
FIRST, LAST = 0xFDD0, 0xFDEF
_PLANE_END: Final = 0xFFFE
_BLANKS: Final = re.compile(r"[ \t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
_BIDI_CONTROLS: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def clean(text: str) -> str:
    """Return the text in NFC on one line, without control, bidi-control and noncharacters."""
    line = _BLANKS.sub(" ", text)
    kept = "".join(sign for sign in line if _is_text(sign))
    return unicodedata.normalize("NFC", _BLANKS.sub(" ", kept)).strip()


def _is_text(sign: str) -> bool:
    code = ord(sign)
    if FIRST <= code <= LAST or code & _PLANE_END == _PLANE_END:
        return False
    return sign not in _BIDI_CONTROLS and unicodedata.category(sign) not in {"Cc", "Cs"}
