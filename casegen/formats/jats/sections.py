"""Sections as JATS: the body, and the parts of a patient's story under their leads."""

from __future__ import annotations

from collections.abc import Iterable

from casegen.document.tree import Block, Paragraph, Section, Timeline
from casegen.formats.jats.blocks import blocks
from casegen.formats.jats.place import Place
from casegen.formats.jats.xml import Element, maybe, node

TYPES = {"introduction": "intro", "cases": "cases", "conclusion": "conclusions"}
"""SciELO's names of sections, where they are not the roles' own."""

Group = tuple[str, str, list[Block]]


def body(place: Place) -> Element:
    """The body."""
    return node("body", *(section(part, place) for part in place.document.sections))


def section(part: Section, place: Place) -> Element:
    """A section with those below it; paragraphs led in by a name become sections under it."""
    opening, groups = grouped(part.blocks)
    return node(
        "sec",
        maybe("label", part.number or None),
        node("title", part.heading.rstrip(":")),
        *blocks(opening, place),
        *(led(group, place) for group in groups),
        *(section(child, place) for child in part.sections),
        id=place.ids[part.id],
        sec_type=TYPES.get(part.role, part.role),
    )


def grouped(found: Iterable[Block]) -> tuple[list[Block], list[Group]]:
    """The blocks before the first lead, and those under each; a timeline has its title for one."""
    opening: list[Block] = []
    groups: list[Group] = []
    for block in found:
        if isinstance(block, Paragraph) and block.lead:
            groups.append((block.role, block.lead, [block]))
        elif isinstance(block, Timeline):
            groups.append(("timeline", block.title, [block]))
        elif groups:
            groups[-1][2].append(block)
        else:
            opening.append(block)
    return opening, groups


def led(group: Group, place: Place) -> Element:
    """What stands under a lead, as a section of the CARE part that the lead names."""
    role, lead, found = group
    kind = role.replace("_", "-") or None
    return node("sec", node("title", lead), *blocks(found, place), sec_type=kind)
