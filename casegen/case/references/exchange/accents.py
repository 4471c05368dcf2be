"""Accents: LaTeX's letters with marks, however deep the marks are stacked, as letters."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

MARKS: Final = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306",
    ".": "\u0307", '"': "\u0308", "h": "\u0309", "r": "\u030a", "H": "\u030b", "v": "\u030c",
    "d": "\u0323", "c": "\u0327", "k": "\u0328", "b": "\u0331",
}  # fmt: skip
# What Vietnamese needs (vntex, T5), and other letters that take marks.
LETTERS: Final = {
    "ohorn": "ơ", "OHORN": "Ơ", "uhorn": "ư", "UHORN": "Ư", "DJ": "Đ", "dj": "đ",
    "abreve": "ă", "ABREVE": "Ă", "acircumflex": "â", "ACIRCUMFLEX": "Â",
    "ecircumflex": "ê", "ECIRCUMFLEX": "Ê", "ocircumflex": "ô", "OCIRCUMFLEX": "Ô",
    "i": "i", "j": "j", "ae": "æ", "AE": "Æ", "o": "ø", "O": "Ø", "aa": "å", "AA": "Å",
}  # fmt: skip
NAMED: Final = "|".join(sorted(LETTERS, key=len, reverse=True))
ONE: Final = r"\\(?:[`'^~=.\"]|[uhrHvdckb](?![A-Za-z]))"
# A line's end is no accent: the sign behind it is a sign.
CHAIN: Final = re.compile(
    rf"\\\\|(?P<marks>{ONE}(?:[\s{{]*{ONE})*+)(?P<open>[\s{{]*)"
    rf"(?:(?P<letter>[^\W\d_][\u0300-\u036f]*)|\\(?P<name>{NAMED})(?![A-Za-z])(?:\{{\}}|\s+)?)?"
)
LETTER: Final = re.compile(rf"\\({NAMED})(?![A-Za-z])(?:\{{\}}|\s+)?")
PLAIN: Final = frozenset("ij")  # dotless where no mark stands on them
LONE: Final = re.compile(r"(\\[A-Za-z]+\s*)?\{([^\W\d_][\u0300-\u036f]*)\}")
FORM: Final = "\u0302\u0306"  # what makes a letter; a tone stands on it, whatever comes first


def accented(text: str) -> str:
    """A text of LaTeX whose accents and Vietnamese letters are letters, its braces as they are.

    An accent belongs to the letter behind it, and to all the accents between the two.
    """
    shown = CHAIN.sub(letter, text)
    return LETTER.sub(lambda found: found[0] if found[1] in PLAIN else LETTERS[found[1]], shown)


def bare(text: str) -> str:
    """The same without the braces around single letters, which part no name."""
    shown = accented(text)
    for _ in range(2):
        shown = LONE.sub(lambda found: found[0] if found[1] else found[2], shown)
    return shown


def letter(match: re.Match[str]) -> str:
    """A letter with all the marks before it; what has no letter stays as it is."""
    base = match["letter"] or LETTERS.get(match["name"] or "")
    if not base:
        return match[0]
    signs = re.findall(ONE, match["marks"])
    marks = sorted((MARKS[sign[1]] for sign in reversed(signs)), key=lambda mark: mark not in FORM)
    braces = "{" * (match["marks"] + match["open"]).count("{")
    return braces + unicodedata.normalize("NFC", base + "".join(marks))
