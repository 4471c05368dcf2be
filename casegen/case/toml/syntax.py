"""Say in a doctor's words why a file is not valid TOML, and where."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from casegen.case.toml.causes import CAUSES
from casegen.case.toml.plain import MAX_DEPTH, TOO_DEEP
from casegen.case.toml.spans import parse
from casegen.messages import _

if TYPE_CHECKING:
    from casegen.case.toml.spelling import Span


class Fault(NamedTuple):
    """An English template with named parameters, and the span of the file it is about."""

    template: str
    params: dict[str, str]
    span: Span


_SPOT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
# Comments and whole texts first, so that what is left of the last two is never closed.
TEXTS = re.compile(
    r"#[^\n]*+|\"\"\"(?:[^\\\"]++|\\.|\"(?!\"\"))*+\"{3,5}|'''.*?'{3,5}"
    r"|(?P<several>\"\"\"|''')|\"(?:[^\"\\\n]++|\\[^\n])*+\"|'[^'\n]*+'|(?P<one>[\"'])",
    re.DOTALL,
)
_PARTS = r"[ \t]*+(?:(?:[A-Za-z0-9_-]++|\"(?:[^\"\\]|\\.)*+\"|'[^']*+')[ \t]*+\.[ \t]*+)"
_LONG_KEY = re.compile(rf"(?:^|[\[{{,]){_PARTS}{{{MAX_DEPTH}}}")
_DEEP = re.compile(r"(?:[\[{][^\[\]{}\n]*+){32}")
_AROUND = 200
_SEVERAL = {'"""', "'''"}
# The end of a text whose last line is a key and its “=”.
_NEXT_KEY = re.compile(r"\n[ \t]*+([A-Za-z0-9_.-]++)[ \t]*+=[ \t]*+(?:\"\"\"|''')$")
_NOT_CLOSED = _(
    "The text that begins here is not closed before “{key}”; write {quote} on the line above it."
)


def explain(text: str, detail: str) -> Fault:
    """Explain tomllib's message about a text that it refused."""
    spot = _offset(text, detail)
    swallowing = _swallowing(text, spot)
    if swallowing:
        return swallowing
    before = text[max(0, spot - _AROUND) : spot].rpartition("\n")[2]
    after = text[spot : spot + _AROUND].partition("\n")[0].rstrip("\r")
    cause = next(
        cause
        for cause in CAUSES
        if re.search(cause.message, detail) and re.search(cause.around, f"{before}\0{after}")
    )
    start, end = _ABOUT[cause.about](text, spot)
    params = {
        "quote": text[start:end],
        "key": text[start:end],
        "detail": _SPOT.sub("", detail),
    }
    used = {name: value for name, value in params.items() if f"{{{name}}}" in cause.template}
    return Fault(cause.template, used, (start, end))


def _swallowing(text: str, spot: int) -> Fault | None:
    """The last text above a spot, where its closing quotation marks were meant to open another."""
    last = None
    for found in TEXTS.finditer(text):
        # After a text that is never closed nothing is looked at: it would be read over and over.
        if found.end() > spot or found.lastgroup:
            break
        last = found if found[0][:3] in _SEVERAL else last
    next_key = last and _NEXT_KEY.search(last[0])
    if not last or not next_key:
        return None
    params = {"quote": last[0][:3], "key": next_key[1]}
    return Fault(_NOT_CLOSED, params, (last.start(), last.start() + 3))


def too_deep(text: str) -> Fault:
    """Say that a text nests more brackets than the reader can follow."""
    found = _DEEP.search(text)
    return Fault(TOO_DEEP, {}, found.span() if found else (0, 0))


def long_key(text: str) -> Fault | None:
    """Find a dotted key of more parts than MAX_DEPTH, on which tomllib's time is quadratic."""
    start = 0
    for line in text.split("\n"):
        found = _LONG_KEY.search(line) if line.count(".") >= MAX_DEPTH else None
        if found:
            return Fault(TOO_DEEP, {}, (start + found.start(), start + found.end()))
        start += len(line) + 1
    return None


def _offset(text: str, detail: str) -> int:
    found = _SPOT.search(detail)
    if found and found[1]:
        before = "\n".join(text.split("\n")[: int(found[1]) - 1])
        return len(before) + (int(found[1]) > 1) + int(found[2]) - 1
    return len(text.rstrip())


def _spot(text: str, spot: int) -> Span:
    return spot, min(spot + 1, len(text))


def _open_text(text: str, spot: int) -> Span:
    for found in TEXTS.finditer(text):
        if found.lastgroup:
            return found.span()
    return _spot(text, spot)


def _backslash(text: str, spot: int) -> Span:
    start = text.rfind("\\", 0, spot)
    return max(start, 0), min(max(start, 0) + 2, len(text))


def _number(text: str, spot: int) -> Span:
    found = re.search(r"[0-9_]{4000,}", text)
    return found.span() if found else _spot(text, spot)


def _key(text: str, spot: int) -> Span:
    node = parse(text).named_descendant_for_byte_range(spot - 1, spot)
    while node and node.type not in {"pair", "table", "table_array_element"}:
        node = node.parent
    if node is None or not node.named_children:
        return _spot(text, spot)
    name = node.named_children[0]
    return name.start_byte, name.end_byte


_ABOUT = {
    "spot": _spot,
    "text": _open_text,
    "backslash": _backslash,
    "number": _number,
    "key": _key,
}
