"""S002 unknown-key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from casegen.message import _
from casegen.model.shape import keys_of, names_at, nearest
from casegen.model.text import Record
from casegen.rule import Findings, Found, rule

SUGGESTED = 100  # a suggestion takes a while, and nobody reads a hundred


@rule("S002", fatal=True)
def unknown_key(
    shape: Sequence[Mapping[str, Any]], data: Mapping[str, Any], record: type[Record]
) -> Findings:
    """A key must be one that the format knows.

    Why: a misspelt key would otherwise be passed over in silence, and its value lost.

    Bad:
        short_titel = { vi = "Tên ngắn", en = "Short title" }

    Good:
        short_title = { vi = "Tên ngắn", en = "Short title" }

    Fix: spell the key as the format does, or take it out.
    """
    for number, error in enumerate(shape):
        if error["type"] == "extra_forbidden":
            keys = keys_of(error["loc"], data)
            key = str(keys[-1])
            near = nearest(key, names_at(keys[:-1], record)) if number < SUGGESTED else None
            if near:
                message = _("There is no key “{key}” here; did you mean “{near}”?")
                yield Found(keys, message, {"key": key, "near": near}, on_key=True)
            else:
                message = _("There is no key “{key}” here; take it out.")
                yield Found(keys, message, {"key": key}, on_key=True)
        elif error["loc"] and error["loc"][-1] == "[key]":
            keys = keys_of(error["loc"][:-1], data)
            message = _("“{key}” is not a language; write vi, en, …")
            yield Found(keys, message, {"key": str(keys[-1])}, on_key=True)
