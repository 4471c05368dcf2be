"""Characters that take no room, which a text gets by copying, and those that a script needs."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

JOINERS: Final = "\u200c\u200d"
DIRECTIONS: Final = "\u200e\u200f\u061c"
# Default_Ignorable_Code_Point of Unicode 16, and the byte order mark within a text; bidirectional
# controls, which change the order of what is read, are not among them.
UNSEEN: Final = (
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2060-\u2065\u206a-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff]"
)
LATIN: Final = re.compile(r"LATIN|DIGIT|GREEK|CYRILLIC")


def needed(text: str, offset: int) -> bool:
    """Whether a joiner stands where its script has them, as in Persian, Hindi, or an emoji.

    A mark of direction is needed where a text has letters that run from right to left.
    """
    if text[offset] in DIRECTIONS:
        return any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in text)
    if text[offset] not in JOINERS or not 0 < offset < len(text) - 1:
        return False
    return all(joins(text[place]) for place in (offset - 1, offset + 1))


def joins(character: str) -> bool:
    """Whether a character is of a script with joiners."""
    kind = unicodedata.category(character)
    lettered = kind[0] in "LM" and not LATIN.match(unicodedata.name(character, "LATIN"))
    return lettered or kind in {"So", "Sk"} or character == "\ufe0f"
