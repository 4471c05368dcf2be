"""Numbering: of headings as the profile has it, and of lists."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy

from lxml.etree import _Element as Element

from casegen.document.tree import Document
from casegen.formats.docx.xml import W, w

LEVELS = 9
STEP = 425
BULLETS = "•–•–•–•–•"
FORMATS = {"arabic": "decimal", "roman": "upperRoman", "none": "none"}


class Numbering:
    """The numbering part: each list gets a number of its own, to start where it should."""

    def __init__(self, document: Document, journal: Element | None) -> None:
        root = w("numbering") if journal is None else deepcopy(journal)
        self.instances = list(root.iterfind(f"{{{W}}}num"))
        self.rest = [node for node in root if node.tag == f"{{{W}}}numIdMacAtCleanup"]
        for node in (*self.instances, *self.rest):
            root.remove(node)
        self.root = root
        base = 1 + max(used(root.iterfind(f"{{{W}}}abstractNum"), "abstractNumId"), default=0)
        self.next = 1 + max(used(self.instances, "numId"), default=0)
        form = FORMATS[document.profile.headings.numbering]
        self.kinds = {"headings": base, "bullets": base + 1, "numbers": base + 2}
        depths = range(LEVELS)
        bullets = [level(depth, "bullet", BULLETS[depth], inset(depth)) for depth in depths]
        numbers = [level(depth, "decimal", f"%{depth + 1}.", inset(depth)) for depth in depths]
        root.append(abstract(base, [level(0, form, "%1.", (0, 0), "space")]))
        root.append(abstract(base + 1, bullets))
        root.append(abstract(base + 2, numbers))
        self.headings = self.instance("headings")

    def instance(self, kind: str, depth: int = 0, start: int | None = None) -> int:
        """The id of a list of its own; `start` is the first number of its level `depth`."""
        number = self.next
        self.next += 1
        override = (
            w("lvlOverride", w("startOverride", val=start), ilvl=depth)
            if start is not None
            else None
        )
        made = w("num", w("abstractNumId", val=self.kinds[kind]), override, numId=number)
        self.instances.append(made)
        return number

    def element(self) -> Element:
        """The whole part's XML."""
        self.root.extend((*self.instances, *self.rest))
        return self.root


def used(nodes: Iterable[Element], key: str) -> list[int]:
    """The numbers that a journal's file has given away."""
    found = (str(node.get(f"{{{W}}}{key}")) for node in nodes)
    return [int(value) for value in found if value.isdecimal()]


def numbered(number: int, depth: int = 0) -> Element:
    """What makes a paragraph one of a list; number 0 takes it out of every list."""
    return w("numPr", w("ilvl", val=depth), w("numId", val=number))


def inset(depth: int) -> tuple[int, int]:
    """How far a list's level is set in, and how far its mark hangs out."""
    return STEP * (depth + 1), STEP


def abstract(number: int, levels: list[Element]) -> Element:
    """The form of a list."""
    kind = "multilevel" if len(levels) > 1 else "singleLevel"
    return w("abstractNum", w("multiLevelType", val=kind), *levels, abstractNumId=number)


def level(depth: int, form: str, text: str, inset: tuple[int, int], suffix: str = "tab") -> Element:
    """One level of a list."""
    return w(
        "lvl",
        w("start", val=1),
        w("numFmt", val=form),
        w("suff", val=suffix),
        w("lvlText", val=text),
        w("lvlJc", val="left"),
        w("pPr", w("ind", left=inset[0], hanging=inset[1])),
        ilvl=depth,
    )
