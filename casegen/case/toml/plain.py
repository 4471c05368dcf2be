"""Turn what tomllib reads into plain data: NFC, tuples for arrays, and bounded."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any
from unicodedata import is_normalized

from casegen.case.origin import Keys
from casegen.messages import _

MAX_DEPTH = 64
TOO_DEEP = _("Tables or lists are nested too deeply here; a case needs only a few levels.")
# TOML 1.0.0, "Integer": 64-bit signed.
_INTEGERS = range(-(2**63), 2**63)
# Python's NFC takes quadratic time over a run of marks; UAX 15 sees no text in more than 30.
_MOST_MARKS = 64
_MARKS = re.compile(rf"[^\w\s!-~]{{{_MOST_MARKS},}}")


class Unfit(Exception):  # noqa: N818 (it never reaches a user as an error)
    """Data that no case can hold: an English sentence, and the keys that lead there."""

    def __init__(self, template: str, keys: Keys) -> None:
        super().__init__(template, keys)
        self.template = template
        self.keys = keys


def freeze(data: dict[str, Any], text: str) -> dict[str, Any]:
    """Return the data of a file's text in NFC with tuples for arrays. Raises Unfit."""
    # What stands in a composed text is composed itself, unless an escape makes it.
    composed = "\\" not in text and not _MARKS.search(text) and is_normalized("NFC", text)
    frozen: dict[str, Any] = _freeze(data, (), _same if composed else _normal)
    return frozen


def _freeze(value: Any, keys: Keys, normal: Callable[[str, Keys], str]) -> Any:  # noqa: ANN401 (TOML holds anything)
    if isinstance(value, str):
        return normal(value, keys)
    if isinstance(value, int) and value not in _INTEGERS:
        raise Unfit(_("This number is too large."), keys)
    if isinstance(value, (list, dict)) and len(keys) >= MAX_DEPTH:
        raise Unfit(TOO_DEEP, keys)
    if isinstance(value, list):
        return tuple(_freeze(item, (*keys, index), normal) for index, item in enumerate(value))
    if isinstance(value, dict):
        names = {normal(name, keys): name for name in value}
        if len(names) < len(value):
            template = _(
                "Two keys here differ only in how an accent is stored; keep one of the two."
            )
            raise Unfit(template, keys)
        return {name: _freeze(value[raw], (*keys, name), normal) for name, raw in names.items()}
    return value


def _same(text: str, _keys: Keys) -> str:
    return text


def _normal(text: str, keys: Keys) -> str:
    for run in () if text.isascii() else _MARKS.findall(text):
        if sum(unicodedata.combining(character) > 0 for character in run) >= _MOST_MARKS:
            raise Unfit(_("Too many accents follow one letter here."), keys)
    return unicodedata.normalize("NFC", text)
