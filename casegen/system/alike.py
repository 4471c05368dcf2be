"""Alike: names that look the same and are not, and what tells them apart."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from typing import Final

# Letters of other scripts that are drawn as Latin ones.
TWINS: Final = str.maketrans(
    "АВЕКМНОРСТУХаеорсухіјѕԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",
    "ABEKMHOPCTYXaeopcyxijsdqwABEZHIKMNOPTYXo",
)
GAPS: Final = re.compile(r"\s+")
UNSEEN: Final = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]+")
DASHES: Final = re.compile(r"[-\u2010-\u2015\u2212\ufe58\ufe63\uff0d]+")
MARKS: Final = str.maketrans("‘’ʼ′“”″", "''''\"\"\"")


def skeleton(name: str) -> str:
    """What a name looks like to a reader."""
    plain = unicodedata.normalize("NFKC", UNSEEN.sub("", name.translate(MARKS))).translate(TWINS)
    return DASHES.sub("-", GAPS.sub(" ", plain)).strip().casefold()


def apart(one: str, other: str) -> tuple[str, str]:
    """The first characters in which two names differ, by their numbers and names in Unicode."""
    for kind, start, end, begin, stop in SequenceMatcher(
        None, one, other, autojunk=False
    ).get_opcodes():
        if kind != "equal":
            # A character more is seen best beside its like, or else beside the one before it.
            more = start == end or begin == stop
            like = more and (one[end : end + 1] or " ") in one[start:end] + other[begin:stop]
            back = int(more and not like and start > 0 and begin > 0)
            sides = (one, start - back, end + like), (other, begin - back, stop + like)
            first, second = (spelt(text[low:high]) for text, low, high in sides)
            return first, second
    return "", ""


def spelt(text: str) -> str:
    """Characters by their numbers and names in Unicode."""
    found = (f"U+{ord(one):04X} {unicodedata.name(one, '').lower()}".strip() for one in text[:8])
    return ", ".join(found) or "–"


def readable(name: str) -> str:
    """A name from a disk whose bytes are no text everywhere, with a mark for each that is none."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
