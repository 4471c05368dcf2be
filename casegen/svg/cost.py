"""What it costs to draw a drawing, where parts of it are drawn again and again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from casegen.limits import SVG_DEPTH, SVG_STEPS
from casegen.svg.allowed import URL
from casegen.svg.error import TOO_MUCH, SvgError, refused

if TYPE_CHECKING:
    from lxml.etree import _Element

# A step of a path or of a list of points; a marker is drawn at each.
STEP: Final = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?|[A-Za-z]")


class Counter:
    """Counts the steps of each element once, whatever draws it again."""

    def __init__(self, root: _Element) -> None:
        self.named = {str(one.get("id")): one for one in root.iter() if one.get("id")}
        self.counted: dict[_Element, tuple[int, int]] = {}
        self.open: set[_Element] = set()

    def count(self, element: _Element) -> tuple[int, int]:
        """The steps of drawing an element, and how deep it leads. Raises SvgError."""
        if element in self.open:
            raise refused(f"href=“#{element.get('id')}”")
        if element not in self.counted:
            self.open.add(element)
            if len(self.open) > SVG_DEPTH:
                raise SvgError(TOO_MUCH)
            self.counted[element] = self.sum(element)
            self.open.remove(element)
        steps, depth = self.counted[element]
        if steps > SVG_STEPS or depth > SVG_DEPTH:
            raise SvgError(TOO_MUCH)
        return steps, depth

    def sum(self, element: _Element) -> tuple[int, int]:
        """The steps of an element, of what is in it, and of what it points at."""
        own = 1 + sum(len(STEP.findall(element.get(name) or "")) for name in ("d", "points"))
        total, deepest = own, 0
        inside = [(1, child) for child in element]
        for name, value in element.attrib.items():
            times = own if str(name).startswith("marker") else 1
            names = [found[2] for found in URL.finditer(str(value))]
            names += [str(value)] if name == "href" else []
            inside += [(times, self.named[n[1:]]) for n in names if n[1:] in self.named]
        for times, one in inside:
            steps, depth = self.count(one)
            total += times * steps
            deepest = max(deepest, depth)
        return total, deepest + 1


def affordable(root: _Element) -> None:
    """Refuse a drawing that leads back into itself, or takes too many steps. Raises SvgError."""
    Counter(root).count(root)
