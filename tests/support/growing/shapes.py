"""Texts of any length that were made to be slow: one piece over and over, with a head or a tail."""

from __future__ import annotations

from typing import NamedTuple


class Shape(NamedTuple):
    """A piece that is repeated, and what stands before and behind it."""

    piece: str
    head: str = ""
    tail: str = ""

    def text(self, length: int) -> str:
        """So many characters of it, head and tail apart."""
        return self.head + self.piece * (length // len(self.piece)) + self.tail


RARE = "Bệnh rất hiếm năm 2019 "
SHAPES: dict[str, Shape] = {
    "small letters": Shape("a"),
    "capital letters": Shape("A"),
    "capital letters where a hospital may be named": Shape("A", RARE),
    "capitals and hyphens where a hospital may be named": Shape("A-", RARE),
    "capitals and apostrophes": Shape("A’", RARE),
    "letters with an accent": Shape("ế"),
    "a letter and its marks": Shape("e\u0302\u0301"),
    "marks without end": Shape("a\u0301\u0301\u0301\u0301"),
    "digits": Shape("1234567890"),
    "zeros": Shape("0", "Số "),
    "digits and letters": Shape("1a"),
    "digits with a letter behind": Shape("1", "", "a"),
    "letters with a digit behind": Shape("a", "", "1"),
    "spaces": Shape(" ", "a", "b"),
    "spaces after a sentence": Shape(" ", "Hết.", "b"),
    "tabs and spaces": Shape("\t ", "a", "b"),
    "no-break spaces": Shape("\u00a0", "1", "b"),
    "line ends": Shape("\n", "a", "b"),
    "blank lines with spaces": Shape(" \n", "a", "b"),
    "full stops": Shape(".", "a"),
    "commas": Shape(",", "1"),
    "hyphens": Shape("-", "a"),
    "dashes": Shape("–", "1"),
    "slashes": Shape("/", "1"),
    "colons": Shape(":", "1"),
    "underscores": Shape("_", "a"),
    "stars": Shape("*", "a"),
    "ticks": Shape("`", "a"),
    "hashes": Shape("#", "\n"),
    "backslashes": Shape("\\", "a"),
    "carets": Shape("^", "1"),
    "tildes": Shape("~", "1"),
    "brackets that open": Shape("["),
    "brackets that close": Shape("]"),
    "parentheses": Shape("(", "a"),
    "braces": Shape("{{ ", "a"),
    "angle brackets": Shape("<", "a"),
    "quotation marks": Shape("“", "a"),
    "ampersands": Shape("&", "a"),
    "at signs": Shape("@", "a"),
    "citations that open": Shape("[@"),
    "citations": Shape("[@lee2005]"),
    "callouts": Shape("(@fig:a) "),
    "links": Shape("[a](https://a.vn) "),
    "addresses without an end": Shape("a.", "https://"),
    "mail": Shape("a@b.", "c"),
    "ranges": Shape("1–"),
    "ranges of levels": Shape("T4–T7, "),
    "numbers in a list": Shape("1, 2-3, "),
    "decimals": Shape("3,85 "),
    "decimal points": Shape("1.2."),
    "quantities": Shape("90 g/L "),
    "units": Shape("mg/kg/"),
    "dates": Shape("1/1/"),
    "Vietnamese dates": Shape("ngày 1 tháng "),
    "months": Shape("May "),
    "ages": Shape("ninety "),
    "names": Shape("Nguyễn "),
    "initials": Shape("N."),
    "titles": Shape("ông "),
    "places": Shape("xã "),
    "hospitals": Shape("bệnh viện "),
    "labels of numbers": Shape("mrn no. "),
    "telephone numbers": Shape("+84 "),
    "short sentences": Shape("Khỏe. "),
    "items": Shape("- a\n"),
    "words": Shape("thiếu máu nặng "),
}
