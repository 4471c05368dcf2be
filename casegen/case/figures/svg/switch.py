"""Switches: of several ways to draw one thing, the one that needs no web browser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from casegen.case.figures.svg.error import SvgError
from casegen.case.figures.svg.names import local
from casegen.messages import _

if TYPE_CHECKING:
    from lxml.etree import _Element

CUT = _(
    "“{file}” shows the text “{what}” whole in web browsers only; in the drawing program turn "
    "formatted text off, or save the drawing as PNG."
)
LONGEST: Final = 40


def chosen(switch: _Element) -> list[_Element]:
    """The one child that is drawn; raises SvgError where it says less than one for browsers."""
    children = list(switch)
    browsers = [one for one in children if local(one) == "foreignObject"]
    plain = [one for one in children if one not in browsers and not one.get("requiredExtensions")]
    # A child for one language comes before that for all others.
    first = [one for one in plain if not one.get("systemLanguage")][:1]
    said = "".join(map(words, first))
    for other in browsers:
        if not pictured(first) and words(other) != said:
            raise SvgError(CUT, what=" ".join(text(other).split())[:LONGEST])
    return first


def pictured(first: list[_Element]) -> bool:
    """Whether what is drawn is a picture of what browsers would show."""
    return any(local(one) == "image" for one in first)


def text(element: _Element) -> str:
    """The characters of an element."""
    return " ".join(map(str, element.itertext()))


def words(element: _Element) -> str:
    """The characters of an element without the gaps."""
    return "".join("".join(map(str, element.itertext())).split())
