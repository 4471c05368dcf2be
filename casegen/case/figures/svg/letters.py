"""Letters: the characters of a text put in line, also those that stand above or below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from casegen.case.figures.svg.names import tag
from casegen.case.figures.svg.numbers import ONE, shown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

SIZE: Final = 16.0


class Line:
    """What an element's copy holds, from first to last; `shown` says whether it shows characters.

    Few renderers know `baseline-shift`: what it says is said by `dy`, which all know, and taken
    back after it.
    """

    def __init__(self, into: _Element, *, shown: bool) -> None:
        self.into = into
        self.shown = shown
        self.owed = 0.0

    def add(self, text: str | None) -> None:
        """Add characters."""
        if not self.shown or not text:
            return
        if self.owed and text.strip():
            self.open("tspan", {}).text = text
        elif len(self.into):
            self.into[-1].tail = (self.into[-1].tail or "") + text
        else:
            self.into.text = (self.into.text or "") + text

    def open(self, name: str, attributes: Mapping[str, str]) -> _Element:
        """Add an element."""
        from lxml import etree

        made = etree.SubElement(self.into, tag(name))
        for key, value in attributes.items():
            made.set(key, value)
        shift = made.attrib.pop("baseline-shift", "")
        if name == "tspan":
            self.move(made, pixels(str(shift), made))
        return made

    def move(self, made: _Element, shift: float) -> None:
        """Move a part of a text down, and up again what comes before it was taken back."""
        down = shift + (0.0 if made.get("y") else self.owed)
        if down:
            first, _gap, rest = (made.get("dy") or "0").partition(" ")
            if ONE.fullmatch(first):
                made.set("dy", f"{shown(float(first) + down)} {rest}".strip())
        self.owed = -shift


def pixels(shift: str, made: _Element) -> float:
    """How far down a shift is, in pixels."""
    found = ONE.match(shift)
    if not found:
        return 0.0
    size = float(made.get("font-size") or SIZE) if shift.endswith("em") else 1.0
    return float(found[0]) * size
