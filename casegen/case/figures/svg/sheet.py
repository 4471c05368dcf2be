"""A drawing's style sheets, read so that each element's style can be written at the element."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import tinycss2

from casegen.case.figures.svg.allowed import IDLE_RULES
from casegen.case.figures.svg.error import TOO_MUCH, SvgError, refused
from casegen.system.limits import SVG_STEPS, SVG_STYLE, SVG_STYLES

if TYPE_CHECKING:
    from lxml.etree import _Element

PRINTED: Final = frozenset({"", "all", "print", "screen"})
# What tests an element by more than its own name, class, id and what it lies in.
WIDER: Final = (":", "[", "+", "~", "|")
# What only a pointer on a screen brings about.
POINTED: Final = re.compile(r":(?:active|focus|hover|link|visited)\b")
DEEPEST: Final = 8


class Sheet:
    """What all sheets of a drawing say of each of its elements."""

    def __init__(self, root: _Element, texts: Iterable[str]) -> None:
        written = "\n".join(texts)
        if len(written) > SVG_STYLE:
            raise SvgError(TOO_MUCH)
        self.steps = 0
        self.given: dict[_Element, dict[str, str]] = {}
        with bounded():
            rules = list(read(tinycss2.parse_stylesheet(written, True, True)))  # noqa: FBT003
        if rules:
            self.match(root, rules)

    def match(self, root: _Element, rules: list[Any]) -> None:
        """Find the elements that each rule speaks of. Raises SvgError."""
        from cssselect2 import ElementWrapper, Matcher

        matcher, important = Matcher(), Matcher()
        nested: list[int] = []
        count = 0
        for rule in rules:
            whole, urgent = declared(written_out(rule.content))
            for selector in selectors(rule):
                count += 1
                matcher.add_selector(selector, whole)
                important.add_selector(selector, urgent)
            nested += [text.count(" ") for text in plain(rule).split(",") if " " in text]
        if count > SVG_STYLES:
            raise SvgError(TOO_MUCH)
        waiting = [(ElementWrapper.from_xml_root(root), 1)]
        while waiting:
            wrapper, depth = waiting.pop()
            # A selector of elements within others may look at each way up for each of its parts.
            self.spend(1 + sum(depth**parts for parts in nested))
            found = [*matcher.match(wrapper), *important.match(wrapper)]
            self.spend(len(found))
            given: dict[str, str] = {}
            for *_weight, payload in found:
                given |= payload
            if given:
                self.given[wrapper.etree_element] = given
            waiting += [(child, depth + 1) for child in wrapper.iter_children()]

    def spend(self, steps: int) -> None:
        """Count steps of matching; raises SvgError where they are too many."""
        self.steps += steps
        if self.steps > 10 * SVG_STEPS:
            raise SvgError(TOO_MUCH)

    def of(self, element: _Element) -> dict[str, str]:
        """What the sheets and the element's own style say of it."""
        whole, urgent = declared(element.get("style") or "")
        return {**self.given.get(element, {}), **whole, **urgent}


def read(rules: Iterable[Any]) -> Iterator[Any]:
    """The rules of a sheet that are meant for paper. Raises SvgError."""
    for rule in rules:
        if rule.type == "at-rule":
            name = rule.lower_at_keyword.removeprefix("-webkit-").removeprefix("-moz-")
            query = tinycss2.serialize(rule.prelude).strip().lower()
            if name == "media" and query in PRINTED:
                yield from read(tinycss2.parse_rule_list(rule.content, True, True))  # noqa: FBT003
            elif name not in IDLE_RULES and (name, "dark" in query) != ("media", True):
                raise refused(f"@{rule.at_keyword}")
        elif rule.type != "qualified-rule":
            raise refused("<style>")
        else:
            yield rule


def plain(rule: Any) -> str:  # noqa: ANN401 - tinycss2 carries no types
    """A rule's selectors, a space for each step from an element to one within it."""
    return " ".join(written_out(rule.prelude).replace(">", " ").replace(" ,", ",").split()).replace(
        ", ", ","
    )


def selectors(rule: Any) -> list[Any]:  # noqa: ANN401 - cssselect2 carries no types
    """A rule's selectors, made ready; raises SvgError for those that look further than inwards."""
    from cssselect2 import SelectorError, compile_selector_list

    text = written_out(rule.prelude)
    if POINTED.search(text):
        return []
    if text in {":root", "svg:root"}:
        text = "svg"
    elif any(one.count(" ") >= DEEPEST for one in plain(rule).split(",")):
        raise SvgError(TOO_MUCH)
    elif any(sign in text for sign in WIDER):
        raise refused(f"{text} {{")
    try:
        found = compile_selector_list(text)
    except SelectorError:
        raise refused(f"{text} {{") from None
    return list(found)


@lru_cache(maxsize=1024)
def declared(text: str) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """The declarations of a style, the last of each property, and those that overrule others."""
    if len(text) > SVG_STYLE:
        raise SvgError(TOO_MUCH)
    with bounded():
        found = tinycss2.parse_blocks_contents(text, skip_comments=True, skip_whitespace=True)
        if any(one.type not in {"declaration", "error"} for one in found):
            raise refused(f"style=“{text}”")
    whole: dict[str, str] = {}
    urgent: dict[str, str] = {}
    for one in found:
        if one.type == "declaration":
            (urgent if one.important else whole)[named(one)] = written_out(one.value)
    return whole, urgent


def named(one: Any) -> str:  # noqa: ANN401 - tinycss2 carries no types
    """A property's name; capitals count in those of an author's own."""
    return str(one.name if one.name.startswith("--") else one.lower_name)


def written_out(tokens: Any) -> str:  # noqa: ANN401 - tinycss2 carries no types
    """Tokens as CSS; raises SvgError."""
    with bounded():
        return str(tinycss2.serialize(tokens)).strip()


@contextmanager
def bounded() -> Iterator[None]:
    """Refuse what lies in itself too deeply, and numbers with too many digits to be read."""
    try:
        yield
    except (RecursionError, ValueError):
        raise SvgError(TOO_MUCH) from None
