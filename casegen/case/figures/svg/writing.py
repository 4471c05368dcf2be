"""Writing: the characters of a text in a drawing, and whether they lie on its canvas."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from casegen.case.figures.svg.allowed import TEXT
from casegen.case.figures.svg.names import local
from casegen.case.figures.svg.shape import length

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from casegen.case.figures.svg.gradients import Box
    from casegen.case.figures.svg.place import Place

PLACES: Final = ("dx", "dy", "rotate", "x", "y")
SIZE: Final = 16.0
WIDEST: Final = 1.5
HIGHEST: Final = 2.0
LARGE: Final = 10_000.0
# How far down a new line is at least, in sizes of its letters.
LINE: Final = 0.8


@dataclass(frozen=True)
class Writing:
    """A text's own characters, positions counted as such, and how far they reach from a place.

    `spots` are the places of its letters, none where they follow another text; `across` and
    `down` are how far they reach from there, to either side.
    """

    characters: int
    spots: tuple[tuple[str, str], ...]
    across: float
    down: float

    @classmethod
    def of(cls, element: _Element) -> Writing:
        """The writing of a text, with that of its parts."""
        own = (element.text or "", *((one.tail or "") for one in element))
        listed = max(len(str(element.get(key, "")).split()) for key in PLACES)
        parts = [one for one in element.iter() if local(one) in TEXT]
        size = max(map(size_of, parts))
        gap = max(abs(length(str(one.get("letter-spacing", "0")), 0)) for one in parts)
        count = len("".join(map(str, element.itertext()))) + 1
        # No letter is much wider than it is high.
        across = count * (WIDEST * size + gap) + moved(parts, "dx") + moved(parts, "textLength")
        down = HIGHEST * size + moved(parts, "dy")
        if any(one.get("rotate") or one.get("writing-mode") for one in element.iter()):
            across = down = across + down
        return cls(max(sum(map(len, own)), listed), tuple(spots(parts)), across, down)

    def seen(self, place: Place, canvas: Box) -> bool:
        """Whether some of it may lie on the canvas."""
        if place.framed or not self.spots:
            return True
        a, b, c, d, e, f = place.matrix
        wide = abs(a) * self.across + abs(c) * self.down
        high = abs(b) * self.across + abs(d) * self.down
        for left, top in self.spots:
            x, y = length(left, canvas[2]), length(top, canvas[3])
            u, v = a * x + c * y + e, b * x + d * y + f
            if -wide <= u <= canvas[2] + wide and -high <= v <= canvas[3] + high:
                return True
        return False


def moved(parts: list[_Element], name: str) -> float:
    """How far an attribute moves letters at most, a percentage being of a very large page."""
    items = (item for one in parts for item in str(one.get(name, "")).split())
    return sum(abs(length(item, LARGE)) for item in items)


def spots(parts: list[_Element]) -> Iterator[tuple[str, str]]:
    """The places that a text and its parts name; the last of a shorter list holds on."""
    last_x, last_y = "0", "0"
    for number, part in enumerate(parts):
        across, down = str(part.get("x", "")).split(), str(part.get("y", "")).split()
        if local(part) == "textPath":
            return
        if not number or across or down:
            for place in range(max(len(across), len(down), 1)):
                last_x = across[min(place, len(across) - 1)] if across else last_x
                last_y = down[min(place, len(down) - 1)] if down else last_y
                yield last_x, last_y


def lines(root: _Element) -> Iterator[str]:
    """What each text of a drawing says; texts of one letter that follow each other are one."""
    letters = ""
    for element in root.iter():
        if local(element) != "text":
            continue
        said = " ".join("".join(pieces(element)).split())
        if len(said) <= 1:
            letters += said or " "
            continue
        yield from filter(None, (letters.strip(), said))
        letters = ""
    yield from filter(None, (letters.strip(),))


def pieces(element: _Element) -> Iterator[str]:
    """The characters of a text, with a gap before each part on a line of its own."""
    line = element.get("y", "0")
    for part in element.iter():
        if part is not element:
            below = length(str(part.get("dy", "0")).partition(" ")[0], 0)
            if part.get("y", line) != line or abs(below) >= LINE * size_of(part):
                yield " "
            line = part.get("y", line)
        yield part.text or ""
        if part is not element:
            yield part.tail or ""


def size_of(part: _Element) -> float:
    """The size of a text's letters, in pixels."""
    said = (float(one.get("font-size", 0)) for one in (part, *part.iterancestors()))
    return next(filter(None, said), SIZE)
