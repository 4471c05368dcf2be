"""Pointing: what parts of a drawing say of others, kept where it leads somewhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from casegen.case.figures.svg import gradients
from casegen.case.figures.svg.allowed import APART, SHAPES, TEXT, URL
from casegen.case.figures.svg.names import local

if TYPE_CHECKING:
    from lxml.etree import _Element

GRADIENTS: Final = frozenset({"linearGradient", "radialGradient"})
PAINTS: Final = frozenset({"fill", "stroke"})
# What an attribute may point at.
TARGETS: Final = {
    **dict.fromkeys(PAINTS, GRADIENTS | {"pattern"}),
    **dict.fromkeys(("marker-end", "marker-mid", "marker-start"), frozenset({"marker"})),
    "clip-path": frozenset({"clipPath"}),
    "mask": frozenset({"mask"}),
}
# What an element's link may point at.
LINKS: Final = {
    "use": (SHAPES | TEXT | {"g", "image", "svg", "symbol", "use"}) - {"tspan", "textPath"},
    "linearGradient": GRADIENTS,
    "radialGradient": GRADIENTS,
    "pattern": frozenset({"pattern"}),
    "textPath": frozenset({"path"}),
}
NOTHING: Final = frozenset[str]()


def settled(root: _Element) -> None:
    """Leave only what points at a part that fits, and only parts that are drawn."""
    named = names(root)
    for element in list(root.iter()):
        settle(element, named)
    gradients.whole(named)
    plain(root, named)
    needed = reached(root, named)
    for element in list(root.iter()):
        if element not in needed and element is not root:
            remove(element)


def plain(root: _Element, named: dict[str, _Element]) -> None:
    """Paint nothing with a gradient that has no colours."""
    empty = {name for name, one in named.items() if local(one) in GRADIENTS and not len(one)}
    for element in root.iter():
        for key, name in list(pointed(element)):
            if name in empty and key in PAINTS:
                element.set(key, "none")


def names(root: _Element) -> dict[str, _Element]:
    """The parts of a drawing by their ids, the first of each."""
    found: dict[str, _Element] = {}
    for one in root.iter():
        found.setdefault(str(one.get("id", "")), one)
    found.pop("", None)
    return found


def settle(element: _Element, named: dict[str, _Element]) -> None:
    """Take out of an element what points nowhere, or at what does not fit."""
    for key, fitting in TARGETS.items():
        value = str(element.get(key, ""))
        found = URL.match(value)
        if found and fits(named.get(found[2]), fitting):
            element.set(key, value if key not in PAINTS else f"url(#{found[2]})")
        elif found and key in PAINTS:
            element.set(key, value[found.end() :].strip() or "none")
        elif found:
            element.attrib.pop(key)
    target = str(element.get("href", ""))
    fitting = LINKS.get(local(element), NOTHING)
    if target.startswith("#") and not fits(named.get(target[1:]), fitting):
        if local(element) in {"textPath", "use"}:
            remove(element)
        else:
            element.attrib.pop("href")


def fits(target: _Element | None, fitting: frozenset[str]) -> bool:
    """Whether a part is of a kind that may be pointed at there."""
    return target is not None and local(target) in fitting


def pointed(element: _Element) -> Iterator[tuple[str, str]]:
    """The attributes of an element that point at parts, each with the part's id."""
    for key in TARGETS:
        found = URL.match(str(element.get(key, "")))
        if found:
            yield key, found[2]
    target = str(element.get("href", ""))
    if target.startswith("#"):
        yield "href", target[1:]


def reached(root: _Element, named: dict[str, _Element]) -> set[_Element]:
    """All elements that are drawn, or that something drawn points at, with what they lie in."""
    found: set[_Element] = set()
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if element in found:
            continue
        found.add(element)
        waiting += [child for child in element if local(child) not in APART]
        for _key, name in pointed(element):
            target = named[name]
            if target not in found:
                waiting.append(target)
    held = {above for one in found for above in one.iterancestors()}
    return found | held


def remove(element: _Element) -> None:
    """Take an element out, and leave the characters after it."""
    above = element.getparent()
    if above is None:
        return
    before = element.getprevious()
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        above.text = (above.text or "") + element.tail
    element.tail = None
    above.remove(element)


def rename(root: _Element) -> None:
    """Number the parts that are pointed at, and leave no other id."""
    named = names(root)
    numbers: dict[str, str] = {}
    for element in root.iter():
        for key, name in list(pointed(element)):
            new = numbers.setdefault(name, f"i{len(numbers) + 1}")
            element.set(key, f"#{new}" if key == "href" else f"url(#{new})")
    for element in root.iter():
        if "id" in element.attrib:
            del element.attrib["id"]
    for old, new in numbers.items():
        named[old].set("id", new)
