"""Accept: note in a case file what the language of record said when its translations were read."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import tomli
from pydantic import ValidationError

from casegen.load import LoadError, content, load
from casegen.message import MessageError, _
from casegen.model import Case
from casegen.model.accepted import dotted, stamp, translated
from casegen.write import WriteError, write

TABLE = "accepted"
MARK = b"\xef\xbb\xbf"


class AcceptError(MessageError):
    """Translations that cannot be accepted: a message template with its values."""


def accept(path: Path, only: Sequence[str] = ()) -> Path | None:
    """Renew the table of accepted translations of a case, or its lines for some texts only.

    Returns the file written, or None where nothing changed. Raises AcceptError.
    """
    try:
        source = load(path)
        case = Case.model_validate(source.data)
        stamps = renewed(case, only)
        if stamps == dict(case.accepted):
            return None
        text = noted(source.text, stamps)
        mark = MARK if begins_with_mark(source.path) else b""
        write(source.path, mark + text.encode())
    except LoadError:
        message = _("{path} cannot be read; run casegen check, which says why.")
        raise AcceptError(message, path=str(path)) from None
    except ValidationError:
        message = _("{path} has errors; run casegen check, and mend them first.")
        raise AcceptError(message, path=str(path)) from None
    except WriteError as error:
        raise AcceptError(error.message, **error.values) from None
    return source.path


def begins_with_mark(path: Path) -> bool:
    """Whether a file begins with the byte order mark that some editors write."""
    return content(path).startswith(MARK)


def renewed(case: Case, only: Sequence[str]) -> dict[str, str]:
    """The stamp of every translated text; with `only`, of these, the others as they were."""
    record = case.languages[0]
    stamps = {dotted(keys): stamp(text[record]) for keys, text in translated(case)}
    for name in only:
        if name not in stamps:
            message = _("No translated text is called “{name}”.")
            raise AcceptError(message, name=name)
    if not only:
        return stamps
    return {**case.accepted, **{name: stamps[name] for name in only}}


def noted(text: str, stamps: Mapping[str, str]) -> str:
    """A case file's text with the table of stamps in it, and all else as the author has it."""
    # Only this command writes into a case file, and no other pays for the library.
    import tomlkit

    document = tomlkit.parse(text)
    table = document.get(TABLE)
    if table is None:
        table = tomlkit.table()
        document[TABLE] = table
    for name in [name for name in table if name not in stamps]:
        del table[name]
    for name, value in stamps.items():
        if table.get(name) != value:
            table[name] = value
    new = tomlkit.dumps(document)
    if "\r\n" in text and not re.search(r"(?<!\r)\n", text):
        new = re.sub(r"(?<!\r)\n", "\r\n", new)
    if without(new) != without(text):
        message = _("The table [accepted] cannot be renewed without changing the rest of the file.")
        raise AcceptError(message)
    return new


def without(text: str) -> dict[str, Any]:
    """A case file's data but for the table of stamps."""
    return {key: value for key, value in tomli.loads(text).items() if key != TABLE}
