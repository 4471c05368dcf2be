"""Lettering: typeface, size, weight and language, for runs and styles alike."""

from __future__ import annotations

from lxml.etree import _Element as Element

from casegen.formats.docx.xml import flag, w

EAST_ASIAN = frozenset({"ja", "ko", "zh"})


def weight(*, bold: bool, italic: bool) -> tuple[Element | None, ...]:
    """Bold and italic, for Latin and for complex scripts."""
    return flag("b", bold), flag("bCs", bold), flag("i", italic), flag("iCs", italic)


def size(points: float) -> tuple[Element, Element]:
    """A size of type, which Word counts in half points."""
    return w("sz", val=round(points * 2)), w("szCs", val=round(points * 2))


def typeface(name: str) -> Element:
    """A typeface for every script."""
    return w("rFonts", ascii=name, hAnsi=name, eastAsia=name, cs=name)


def lang(tongue: str) -> Element:
    """The language a text is proofed in, whatever script Word takes it for.

    Latin letters in East Asian text are proofed as English, else they are broken anywhere.
    """
    latin = "en-US" if tongue[:2] in EAST_ASIAN else tongue
    return w("lang", val=latin, eastAsia=tongue, bidi=tongue)
