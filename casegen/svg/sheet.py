"""A drawing's style sheets, read so that each element's style can be written at the element."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import tinycss2

from casegen.limits import SVG_STYLE, SVG_STYLES
from casegen.svg.error import TOO_MUCH, SvgError, refused

if TYPE_CHECKING:
    from lxml.etree import _Element

# The selectors that drawing programs write: an element, a class, an id, or every element.
SELECTOR: Final = re.compile(r"\*|[.#]?-?[A-Za-z_][\w-]*")


class Sheet:
    """The declarations of all sheets by their selectors."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.rules: dict[str, dict[str, str]] = {}
        written = "".join(texts)
        if len(written) > SVG_STYLE:
            raise SvgError(TOO_MUCH)
        with bounded():
            rules = tinycss2.parse_stylesheet(written, skip_comments=True, skip_whitespace=True)
        if len(rules) > SVG_STYLES:
            raise SvgError(TOO_MUCH)
        for rule in rules:
            if rule.type == "at-rule":
                raise refused(f"@{rule.at_keyword}")
            if rule.type != "qualified-rule":
                raise refused("<style>")
            given = declared(written_out(rule.content))
            for selector in written_out(rule.prelude).split(","):
                if not SELECTOR.fullmatch(selector.strip()):
                    raise refused(selector.strip() + " {")
                self.rules.setdefault(selector.strip(), {}).update(given)

    def of(self, element: _Element) -> dict[str, str]:
        """What the sheets and the element's own style say of it."""
        name = str(element.tag).rpartition("}")[2]
        classes = (element.get("class") or "").split()[:SVG_STYLES]
        selectors = ["*", name, *(f".{one}" for one in classes), f"#{element.get('id')}"]
        given: dict[str, str] = {}
        for selector in selectors:
            given |= self.rules.get(selector, {})
        return {**given, **declared(element.get("style") or "")}


@lru_cache(maxsize=1024)
def declared(text: str) -> Mapping[str, str]:
    """The declarations of a style, the last of each property."""
    if len(text) > SVG_STYLE:
        raise SvgError(TOO_MUCH)
    with bounded():
        found = tinycss2.parse_blocks_contents(text, skip_comments=True, skip_whitespace=True)
        if any(one.type not in {"declaration", "error"} for one in found):
            raise refused(f"style=“{text}”")
    return {one.lower_name: written_out(one.value) for one in found if one.type == "declaration"}


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
