"""Editions as numbers, however they are written: 2nd, Second edition, Tái bản lần thứ hai."""

from __future__ import annotations

import re
from typing import Final

WORDS: Final = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13,
    "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18,
    "nineteenth": 19, "twentieth": 20,
    "nhất": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8,
    "chín": 9, "mười": 10,
}  # fmt: skip
EDITION: Final = re.compile(
    r"(?:(?:ấn bản|tái bản|xuất bản|bản in|in)\s*(?:lần\s*)?(?:thứ\s*)?)?"
    r"(?:(?P<digits>\d{1,3})(?:st|nd|rd|th|e|ème|ª|º|\.)?|(?P<word>[^\W\d_]+))"
    r"(?:\s*(?:edition|edn|ed|éd|aufl|auflage|edición|ấn bản)\.?)?",
    re.IGNORECASE,
)


def edition(text: str) -> str:
    """The number of an edition where the text says no more than that, else the text."""
    match = EDITION.fullmatch(text.strip())
    if match is None:
        return text
    number = match["digits"] or WORDS.get((match["word"] or "").casefold(), "")
    return str(int(number)) if number else text
