"""Copy what draws into a new drawing, element by element."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from casegen.case.figures.svg import seen, values
from casegen.case.figures.svg.allowed import ELEMENTS, GEOMETRY, NOTES, STYLE, TEXT, pointed, sound
from casegen.case.figures.svg.embedded import Embed, embedded
from casegen.case.figures.svg.error import TOO_MUCH, SvgError, refused
from casegen.case.figures.svg.letters import Line
from casegen.case.figures.svg.names import NAMESPACE, SPACE, href, local, tag
from casegen.case.figures.svg.sheet import Sheet
from casegen.case.figures.svg.style import Look, styled
from casegen.case.figures.svg.switch import chosen
from casegen.system.limits import SVG_DEPTH, SVG_ELEMENTS

if TYPE_CHECKING:
    from lxml.etree import _Element

# Other vocabularies are an editor's own notes and are left out, but for those of browsers.
BROWSERS: Final = ("http://www.w3.org/1999/xhtml", "http://www.w3.org/1998/Math")
SEVERAL: Final = frozenset({"x", "y"})
COPIED_AS: Final = {"polygon": "path", "polyline": "path", "switch": "g"}
KEPT_SPACE: Final = ("pre", "break-spaces")


def copied(source: _Element, embed: Embed) -> _Element:
    """A new drawing with what draws of another. Raises SvgError."""
    from lxml import etree

    for count, _element in enumerate(source.iter()):
        if count > SVG_ELEMENTS:
            raise SvgError(TOO_MUCH)
    sheet = Sheet(source, ("".join(map(str, one.itertext())) for one in source.iter(tag("style"))))
    copier = Copier(sheet, embed, frozenset(filter(None, map(href, source.iter()))))
    root = etree.fromstring(f'<svg xmlns="{NAMESPACE}"/>')
    made = copier.made(source, Look())
    if made is None:
        return root
    for key, value in made[0].items():
        root.set(key, value)
    waiting = [(source, root, made[1], 0)]
    while waiting:
        element, into, look, depth = waiting.pop()
        if depth > SVG_DEPTH:
            raise SvgError(TOO_MUCH)
        waiting += [(*one, depth + 1) for one in copier.fill(element, into, look)]
    return root


class Copier:
    """Copies elements one by one; `embed` makes a picture one that can be printed."""

    def __init__(self, sheet: Sheet, embed: Embed, used: frozenset[str]) -> None:
        self.sheet = sheet
        self.embed = embed
        self.used = used

    def fill(
        self, element: _Element, into: _Element, look: Look
    ) -> Iterator[tuple[_Element, _Element, Look]]:
        """Copy what an element holds: its characters, and each element without what is in it."""
        line = Line(into, shown=local(element) in TEXT and look.paints())
        line.add(element.text)
        for child in content(element):
            made = self.made(child, look) if draws(child) else None
            if made:
                attributes, inner = made
                yield child, line.open(drawn_as(child, into), attributes), inner
            line.add(child.tail)

    def made(self, element: _Element, look: Look) -> tuple[dict[str, str], Look] | None:
        """The attributes of an element's copy, and what it hands on; None if nothing is seen."""
        if f"#{element.get('id')}" in self.used:
            look = look.unknown()
        plain = {str(key): str(value) for key, value in element.attrib.items() if key in STYLE}
        given = self.sheet.of(element)
        # What a style says in a way that nobody knows leaves what the attribute says.
        style = {**dict(styled(plain, given, look)), **dict(styled(given, given, look))}
        found = {**style, **dict(self.geometry(element, style))}
        inner = look.within(local(element), style, given)
        if given.get("white-space", "").startswith(KEPT_SPACE) or element.get(SPACE) == "preserve":
            found[SPACE] = "preserve"
        if not seen.drawn(local(element), found, inner):
            return None
        found.pop("display", None)
        return {key: value for key, value in sorted(found.items()) if value}, inner

    def geometry(self, element: _Element, style: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """The attributes that say where and how large an element is. Raises SvgError."""
        name = local(element)
        for key, value in ((str(key), str(value)) for key, value in element.attrib.items()):
            if key.lower().startswith("on"):
                raise refused(key)
            if key == "id":
                yield key, value.strip()
            elif key in GEOMETRY and key not in style:
                checked = sound(key, value)
                try:
                    yield placed(name, key, checked)
                except ValueError:
                    raise refused(f"{key}=“{checked}”") from None
        target = href(element)
        if target is not None and name == "image":
            yield "href", embedded(target, self.embed)
        elif target is not None and name != "a":
            yield "href", f"#{pointed(target)}"


def placed(name: str, key: str, value: str) -> tuple[str, str]:
    """An attribute of geometry as it is copied; raises ValueError."""
    if key in SEVERAL and name in TEXT:
        return key, values.READERS["lengths"](value)
    if key == "points":
        found = values.written(key, value)
        return "d", f"{found}Z" if found and name == "polygon" else found
    return key, values.written(key, value)


def content(element: _Element) -> list[_Element]:
    """What may be drawn in an element. Raises SvgError."""
    if local(element) == "switch":
        return chosen(element)
    children = list(element)
    for child in children:
        if not isinstance(child.tag, str):
            raise refused(child.text or "&")
    return children


def drawn_as(element: _Element, into: _Element) -> str:
    """What an element is copied as: a link, which leads nowhere on paper, as what it holds."""
    name = local(element)
    if name == "a":
        return "tspan" if local(into) in TEXT else "g"
    return COPIED_AS.get(name, name)


def draws(element: _Element) -> bool:
    """Whether an element is part of the drawing; False for notes. Raises SvgError."""
    name = local(element)
    if str(element.tag) != tag(name):
        if str(element.tag)[1:].startswith(BROWSERS):
            raise refused(f"<{name}>")
        return False
    if name not in ELEMENTS | NOTES:
        raise refused(f"<{name}>")
    return name in ELEMENTS
