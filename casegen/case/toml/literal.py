"""Write a key or a value as TOML."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_SPECIAL = {
    "\\": "\\\\",
    '"': '\\"',
    "\b": "\\b",
    "\t": "\\t",
    "\n": "\\n",
    "\f": "\\f",
    "\r": "\\r",
}
_ESCAPED = re.compile(r'[\\"\x00-\x1f\x7f]')


def key(name: str) -> str:
    """A key, in quotes where it has more than plain letters, digits, “-” and “_”."""
    return name if _BARE.fullmatch(name) else text(name)


def text(value: str) -> str:
    """A text in quotation marks on one line."""
    return f'"{_ESCAPED.sub(_escape, value)}"'


def value(item: Any) -> str:  # noqa: ANN401 - any value that TOML has
    """A value on one line; TypeError for what TOML has not."""
    match item:
        case str():
            return text(item)
        case bool():
            return "true" if item else "false"
        case int() | float():
            return repr(item)
        case Mapping():
            pairs = ", ".join(f"{key(name)} = {value(inner)}" for name, inner in item.items())
            return f"{{ {pairs} }}" if pairs else "{}"
        case list() | tuple():
            return "[" + ", ".join(map(value, item)) + "]"
    raise TypeError(type(item).__name__)


def _escape(found: re.Match[str]) -> str:
    return _SPECIAL.get(found[0]) or f"\\u{ord(found[0]):04x}"
