"""Style: what is said of an element, and what it takes from those around it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

import tinycss2

from casegen.case.figures.svg import values
from casegen.case.figures.svg.allowed import STYLE, STYLED, sound
from casegen.case.figures.svg.error import TOO_MUCH, SvgError
from casegen.case.figures.svg.numbers import shown
from casegen.case.figures.svg.sheet import bounded

DEEPEST: Final = 8
LONGEST: Final = 2_000
# What an element takes from the one around it and decides whether anything of it is seen.
TAKEN: Final = (
    *("fill", "fill-opacity", "stroke", "stroke-opacity", "stroke-width", "visibility"),
    *("marker-end", "marker-mid", "marker-start"),
)


@dataclass(frozen=True)
class Look:
    """What an element takes from those around it; `size` is that of its font in pixels.

    `taken` lacks what is not known, where an element is drawn elsewhere, by what points at it;
    within a clip (`clips`) colours do not count.
    """

    size: float = 16.0
    own: Mapping[str, str] = field(default_factory=dict)
    taken: Mapping[str, str] = field(default_factory=lambda: {"stroke": "none"})
    clips: bool = False

    def within(self, name: str, style: Mapping[str, str], given: Mapping[str, str]) -> Look:
        """What an element of this name and style hands on."""
        mine = {key: value for key, value in given.items() if key.startswith("--")}
        heard = {key: style[key] for key in TAKEN if style.get(key, "inherit") != "inherit"}
        return Look(
            float(style.get("font-size", self.size)),
            {**self.own, **mine} if mine else self.own,
            {**self.taken, **heard} if heard else self.taken,
            self.clips or name == "clipPath",
        )

    def unknown(self) -> Look:
        """The same without what an element that is drawn elsewhere takes from there."""
        return replace(self, taken={})

    def paints(self) -> bool:
        """Whether a shape or a text of this look leaves anything on the page."""
        said = self.taken
        if said.get("visibility", "visible") != "visible" or self.size == 0:
            return False
        if self.clips or any(said.get(key) for key in TAKEN if key.startswith("marker")):
            return True
        filled = said.get("fill") != "none" and said.get("fill-opacity") != "0"
        stroked = said.get("stroke") != "none" and said.get("stroke-opacity") != "0"
        return filled or (stroked and said.get("stroke-width") != "0")


def styled(
    given: Mapping[str, str], known: Mapping[str, str], look: Look
) -> Iterator[tuple[str, str]]:
    """The style of an element, each property as every renderer reads it. Raises SvgError.

    What is said in a way that no renderer knows is left out, as every renderer does; `known` has
    the author's own properties.
    """
    own = {**look.own, **{name: value for name, value in known.items() if name.startswith("--")}}
    for shorthand, written in given.items():
        if shorthand.startswith("--"):
            continue
        for name, value in values.expanded(shorthand, resolved(written, own)).items():
            checked = sound(name, value)
            try:
                if name == "font-size":
                    if checked not in {"inherit", "initial", "unset"}:
                        yield name, shown(values.size(checked, look.size))
                elif name in STYLE or name in STYLED:
                    yield name, values.written(name, checked)
            except ValueError:
                continue


def resolved(value: str, own: Mapping[str, str]) -> str:
    """A value with the author's own properties put in, and light colours for light paper."""
    if "var(" not in value and "light-dark(" not in value:
        return value
    with bounded():
        tokens = tinycss2.parse_component_value_list(value)
        return "".join(put_in(tokens, own, 0)).strip()


def put_in(tokens: list[Any], own: Mapping[str, str], depth: int) -> Iterator[str]:
    """The parts of a value; raises SvgError where they lead too far."""
    if depth > DEEPEST:
        raise SvgError(TOO_MUCH)
    for token in tokens:
        if token.type != "function" or token.lower_name not in {"light-dark", "var"}:
            yield tinycss2.serialize([token])
            continue
        first, rest = split(token.arguments)
        if token.lower_name == "light-dark":
            found: list[Any] = first
        else:
            name = tinycss2.serialize(first).strip()
            found = tinycss2.parse_component_value_list(own[name]) if name in own else rest
        text = "".join(put_in(found, own, depth + 1))
        if len(text) > LONGEST:
            raise SvgError(TOO_MUCH)
        yield text


def split(arguments: list[Any]) -> tuple[list[Any], list[Any]]:
    """The arguments of a function before its first comma, and after it."""
    for place, token in enumerate(arguments):
        if token.type == "literal" and token.value == ",":
            return arguments[:place], arguments[place + 1 :]
    return arguments, []
