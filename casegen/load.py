"""Load a case file: its TOML as plain data, with the place of every key and text."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import tomli
from casegen.message import _
from casegen.places import Place, Places
from casegen.toml import syntax
from casegen.toml.plain import Unfit, freeze
from casegen.toml.spans import Keys

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["Keys", "LoadError", "Place", "Source", "load"]

CASE_FILE = "case.toml"
MAX_BYTES = 5_000_000


class LoadError(Exception):
    """A case file that cannot be read.

    `kind` is not-found, not-a-file, unreadable, not-utf8, too-large or toml-syntax; `template`
    is an English sentence with named parameters in braces, `params` their values.
    """

    def __init__(self, kind: str, place: Place, template: str, params: dict[str, str]) -> None:
        super().__init__(kind, place, template, params)
        self.kind = kind
        self.place = place
        self.template = template
        self.params = params

    def __str__(self) -> str:
        return self.template.format(**self.params)


@dataclass(frozen=True, eq=False)
class Source:
    """One loaded case file: `text` as it stands, `data` in NFC with tuples for arrays."""

    path: Path
    folder: Path
    name: str
    text: str
    data: Mapping[str, Any]

    @cached_property
    def _places(self) -> Places:
        return Places(self.text, self.name)

    def key_place(self, keys: Keys) -> Place:
        """Return where a key is written, or its nearest ancestor that is; else line 1."""
        return self._places.place(*self._places.key(keys))

    def value_place(self, keys: Keys) -> Place:
        """Return where a value is written; a table's place is that of its key."""
        return self._places.place(*self._places.value(keys))

    def text_place(self, keys: Keys, start: int, end: int) -> Place:
        """Return where characters of the text at `keys`, counted in `data`, are written."""
        return self._places.place(*self._places.characters(keys, start, end))


def load(path: Path, name: str | None = None) -> Source:
    """Load a case folder or its case.toml; `name` is the path to show. Raises LoadError."""
    shown = name or _shown(path)
    try:
        if path.is_dir():
            path /= CASE_FILE
            shown = name or _shown(path)
        content = _read(path, shown)
    except OSError as error:
        template = _("This file cannot be read: {reason}.")
        reason = {"reason": error.strerror or type(error).__name__}
        raise LoadError("unreadable", _top(shown), template, reason) from None
    text = _decode(content, shown)
    return Source(path, path.parent, shown, text, _parse(text, Places(text, shown)))


def _shown(path: Path) -> str:
    return os.fsencode(path.as_posix()).decode("utf-8", "replace")


def _top(name: str) -> Place:
    return Place(name, 1, 1, 1, 1)


def _read(file: Path, name: str) -> bytes:
    if not file.exists():
        raise LoadError("not-found", _top(name), _("There is no such file."), {})
    if not file.is_file():
        raise LoadError("not-a-file", _top(name), _("This is not a file."), {})
    with file.open("rb") as stream:
        content = stream.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        template = _("The file is larger than {limit} MB; figures belong in files of their own.")
        raise LoadError("too-large", _top(name), template, {"limit": str(MAX_BYTES // 10**6)})
    return content


def _decode(content: bytes, name: str) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in content:
        template = _("The file is UTF-16 or no text at all; save it as UTF-8.")
        raise LoadError("not-utf8", _top(name), template, {})
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        good = error.object[: error.start].decode("utf-8")
    place = Places(f"{good}?", name).place(len(good), len(good) + 1)
    template = _("The file is not UTF-8 from here on (perhaps Windows-1258); save it as UTF-8.")
    raise LoadError("not-utf8", place, template, {})


def _parse(text: str, places: Places) -> dict[str, Any]:
    fault = syntax.long_key(text)
    try:
        data: dict[str, Any] = {} if fault else tomli.loads(text)
    except RecursionError:
        fault = syntax.too_deep(text)
    except ValueError as error:
        fault = syntax.explain(text, str(error))
    if fault:
        place = places.place(*fault.span)
        raise LoadError("toml-syntax", place, fault.template, fault.params)
    try:
        return freeze(data, text)
    except Unfit as error:
        place = places.place(*places.value(error.keys))
        raise LoadError("toml-syntax", place, error.template, {}) from None
