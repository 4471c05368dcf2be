"""Load a case file: its TOML as plain data, with the place of every key and text."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import tomli

from casegen.case.origin import Keys
from casegen.case.toml import syntax
from casegen.case.toml.places import Place, Places
from casegen.case.toml.plain import Unfit, freeze
from casegen.messages import MessageError, _
from casegen.system.limits import CASE_BYTES
from casegen.system.untrusted import FolderError, taken

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["Keys", "LoadError", "Place", "Source", "load", "parsed"]

CASE_FILE = "case.toml"
MAX_BYTES = CASE_BYTES


class LoadError(MessageError):
    """A case file that cannot be read.

    `kind` is not-utf8, toml-syntax, or one of those of `untrusted.FolderError`.
    """

    def __init__(self, kind: str, place: Place, message: str, values: Mapping[str, str]) -> None:
        super().__init__(message, **values)
        # An error is made anew from these where it crosses to another process.
        self.args = (kind, place, message, values)
        self.kind = kind
        self.place = place


@dataclass(frozen=True, eq=False)
class Source:
    """One loaded case file: `text` as it stands, `data` in NFC with tuples for arrays.

    `lent` is by patient from which observation on they stand in a file beside the case; their place
    is the key that names the file.
    """

    path: Path
    folder: Path
    name: str
    text: str
    data: Mapping[str, Any]
    lent: Mapping[int, int] = field(default_factory=dict)

    @cached_property
    def _places(self) -> Places:
        return Places(self.text, self.name)

    def key_place(self, keys: Keys) -> Place:
        """Return where a key is written, or its nearest ancestor that is; else line 1."""
        return self._places.place(*self._places.key(self._written(keys)))

    def value_place(self, keys: Keys) -> Place:
        """Return where a value is written; a table's place is that of its key."""
        return self._places.place(*self._places.value(self._written(keys)))

    def _written(self, keys: Keys) -> Keys:
        match keys:
            case ("patients", int(index), "observations", int(number), *_):
                if number >= self.lent.get(index, number + 1):
                    return ("patients", index, "observations_csv")
        return keys

    def place(self, start: int, end: int) -> Place:
        """Return where characters of the file are, counted in `text`."""
        return self._places.place(start, end)

    def text_place(self, keys: Keys, start: int, end: int) -> Place:
        """Return where characters of the text at `keys`, counted in `data`, are written."""
        if self._written(keys) != keys:
            return self.value_place(keys)
        return self._places.place(*self._places.characters(keys, start, end))


def load(path: Path, name: str | None = None) -> Source:
    """Load a case folder or its case.toml; `name` is the path to show. Raises LoadError."""
    # A name that no file can have is told by the door.
    with suppress(OSError):
        path = path / CASE_FILE if path.is_dir() else path
    shown = name or _shown(path)
    text = _decode(content(path, shown), shown)
    return Source(path, path.parent, shown, text, _parse(text, Places(text, shown)))


def content(file: Path, name: str | None = None) -> bytes:
    """The bytes of a case file; `name` is the path to show. Raises LoadError."""
    try:
        return taken(file.parent, (file.name,), _shown(file), MAX_BYTES)
    except FolderError as error:
        raise LoadError(error.kind, _top(name or _shown(file)), *_said(error)) from None


def text_of(file: Path) -> str:
    """The text of a case file. Raises LoadError."""
    return _decode(content(file), _shown(file))


def _said(error: FolderError) -> tuple[str, dict[str, str]]:
    """How a case file that is not to be had is told, where that is not as for a figure."""
    match error.kind:
        case "not-found":
            return _("There is no such file."), {}
        case "not-a-file":
            return _("This is not a file."), {}
        case "too-large":
            template = _(
                "The file is larger than {limit} MB; figures belong in files of their own."
            )
            return template, {"limit": error.values["limit"]}
    return error.message, error.values


def parsed(text: str) -> dict[str, Any]:
    """The data of a file's text, as `Source` has them. Raises LoadError."""
    return _parse(text, Places(text, CASE_FILE))


def _shown(path: Path) -> str:
    return os.fsencode(path.as_posix()).decode("utf-8", "replace")


def _top(name: str) -> Place:
    return Place(name, 1, 1, 1, 1)


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
