"""Lays out a piece of HTML as it is printed, and says what stands on each line."""

from collections.abc import Iterator
from typing import Any

from casegen.style.fonts import use_fonts

STYLE = (
    '@page {{ size: {width}px 2000px; margin: 0 }} body {{ font-family: "Source Serif 4" }}'
    " .fact, .word {{ white-space: nowrap }}"
)


def lines(html: str, width: int) -> list[str]:
    """The lines of a piece of HTML on a page so many pixels wide."""
    use_fonts()
    from weasyprint import CSS, HTML

    from casegen.formats.pdf.layout import base
    from casegen.formats.pdf.typefaces import fonts

    style = CSS(string=STYLE.format(width=width), font_config=fonts())
    laid = HTML(string=html).render(stylesheets=[base(), style], font_config=fonts())
    return [line for page in laid.pages for line in of_box(page._page_box)]  # noqa: SLF001


def of_box(box: Any) -> Iterator[str]:  # noqa: ANN401 - WeasyPrint is untyped
    if type(box).__name__ == "LineBox":
        yield "".join(words(box)).strip()
    else:
        for child in getattr(box, "children", ()):
            yield from of_box(child)


def words(box: Any) -> Iterator[str]:  # noqa: ANN401 - WeasyPrint is untyped
    if type(box).__name__ == "TextBox":
        yield box.text
    for child in getattr(box, "children", ()):
        yield from words(child)
