"""Typefaces: the fonts a page is laid out with, and those of the scripts it happens to hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from casegen.formats.pdf.embedding import SCHEME
from casegen.formats.pdf.fetching import Own
from casegen.formats.pdf.natives import by_file_name
from casegen.style.fonts.scripts import scripts

with by_file_name():
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration


@dataclass(frozen=True)
class Typeface:
    """A font file, as WeasyPrint fetches it."""

    data: bytes
    media_type: str = "font/sfnt"


@cache
def fonts() -> FontConfiguration:
    """WeasyPrint's fonts, gathered once."""
    return FontConfiguration()


def scripted(texts: Iterable[str]) -> tuple[FontConfiguration, list[CSS]]:
    """The fonts for some texts, and the style sheet that brings those of other scripts.

    No style need name these: Pango takes a letter that a typeface lacks from any font that has it.
    """
    found = scripts(char for text in texts for char in set(text))
    if not found:
        return fonts(), []
    names = {one.cut.family: f"{SCHEME}:{one.cut.postscript_name}" for one in found}
    given = {names[one.cut.family]: Typeface(one.cutting.data) for one in found}
    rules = "".join(
        f'@font-face{{font-family:"{family}";src:url("{address}")}}'
        for family, address in names.items()
    )
    # Its own, so that the fonts of one document are not those of the next.
    own = FontConfiguration()
    return own, [CSS(string=rules, font_config=own, url_fetcher=Own(given))]
