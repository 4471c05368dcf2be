"""Editor: the one way in which a case file is changed, by spans; every other byte stays."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from casegen.case.load import LoadError, Source, content, parsed
from casegen.messages import MessageError, _
from casegen.system.limits import CASE_BYTES, MB
from casegen.system.whole import WriteError, write

MARK = b"\xef\xbb\xbf"


class Edit(NamedTuple):
    """The characters from `start` to `end` of a file's text become `text`."""

    start: int
    end: int
    text: str


class EditError(MessageError):
    """A case file that cannot be changed as asked, and was not: a message with its values."""


def edited(text: str, edits: Iterable[Edit]) -> str:
    """A file's text with the edits made; where two overlap, the first one is made."""
    pieces = []
    position = 0
    for start, end, new in sorted(set(edits)):
        if start >= position:
            pieces += [text[position:start], new]
            position = end
    return "".join([*pieces, text[position:]])


def holds(text: str, data: Mapping[str, Any]) -> bool:
    """Whether a file's text says exactly these data, in NFC with tuples for arrays."""
    try:
        return same(parsed(text), data)
    except LoadError:
        return False


def same(one: Any, other: Any) -> bool:  # noqa: ANN401 - any TOML values
    """Whether two values are the same in kind and content, tables in whatever order."""
    match one:
        case Mapping():
            return (
                isinstance(other, Mapping)
                and one.keys() == other.keys()
                and all(same(value, other[key]) for key, value in one.items())
            )
        case tuple():
            return (
                isinstance(other, tuple)
                and len(one) == len(other)
                and all(same(value, held) for value, held in zip(one, other, strict=True))
            )
    # A float that is no number is the same as itself, and 1 is neither 1.0 nor true.
    return type(one) is type(other) and (one == other or repr(one) == repr(other))


def save(source: Source, text: str, data: Mapping[str, Any]) -> None:
    """Write a case file whole, which then says these data. Raises EditError, and writes nothing.

    The file must still be as it was loaded; its byte order mark and its rights stay.
    """
    path = str(source.path)
    if not holds(text, data):
        raise EditError(_("{path} cannot be edited without changing the rest of it."), path=path)
    if len(text.encode()) > CASE_BYTES:
        limit = f"{CASE_BYTES / MB:g}"
        raise EditError(_("“{file}” is larger than {limit} MB."), file=path, limit=limit)
    try:
        before = content(source.path)
        mark = MARK if before.startswith(MARK) else b""
        if before != mark + source.text.encode():
            message = _("{path} was changed by another program meanwhile; do it again.")
            raise EditError(message, path=path)
        write(source.path, mark + text.encode(), source.path.stat().st_mode & 0o777)
    except OSError as error:
        raise EditError(
            _("“{path}” cannot be written: {reason}."), path=path, reason=error.strerror or ""
        ) from None
    except WriteError as error:
        raise EditError(error.message, **error.values) from None
    except LoadError:
        message = _("{path} cannot be read; run casegen check, which says why.")
        raise EditError(message, path=path) from None
