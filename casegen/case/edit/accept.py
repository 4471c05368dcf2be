"""Accept: note in a case file what the language of record said when its translations were read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from casegen.case.edit.editor import Edit, EditError, edited, save
from casegen.case.load import LoadError, load
from casegen.case.model import Case
from casegen.case.model.accepted import dotted, stamp, translated
from casegen.case.model.walk import records, texts
from casegen.case.origin import Keys
from casegen.case.toml.lines import Table, table
from casegen.case.toml.literal import key, value
from casegen.case.unfinished import completed
from casegen.messages import MessageError, _

TABLE = "accepted"
END = re.compile(r"[^\n]*(?:\n|$)")


class AcceptError(MessageError):
    """Translations that cannot be accepted: a message template with its values."""


def accept(path: Path, only: Sequence[str] = ()) -> Path | None:
    """Renew the table of accepted translations of a case, or its lines for some texts only.

    Returns the file written, or None where nothing changed. Raises AcceptError.
    """
    try:
        source = load(path)
        case, gaps = modelled(source.data)
        stamps = renewed(case, only, gaps)
        if stamps == dict(case.accepted):
            return None
        save(source, noted(source.text, stamps), {**source.data, TABLE: stamps})
    except LoadError:
        message = _("{path} cannot be read; run casegen check, which says why.")
        raise AcceptError(message, path=str(path)) from None
    except ValidationError:
        message = _("{path} has errors; run casegen check, and mend them first.")
        raise AcceptError(message, path=str(path)) from None
    except EditError as error:
        raise AcceptError(error.message, **error.values) from None
    return source.path


def modelled(data: Mapping[str, Any]) -> tuple[Case, tuple[Keys, ...]]:
    """The case made of its data, and the keys of what is not written yet.

    Raises ValidationError where more is wrong than that something is missing.
    """
    try:
        return Case.model_validate(data), ()
    except ValidationError as error:
        unfinished = completed(data, error.errors(include_url=False), lambda _keys, _tag: "–")
        if unfinished is None or unfinished.gone != unfinished.gaps:
            raise
        return unfinished.case, unfinished.gaps


def renewed(case: Case, only: Sequence[str], gaps: Sequence[Keys]) -> dict[str, str]:
    """The stamp of every translated text; with `only`, of these, the others as they were."""
    record = case.languages[0]
    stamps = {
        dotted(keys): stamp(text[record])
        for keys, text in translated(texts(records(case)), record)
        if all(map(str.strip, text.values())) and not within(keys, gaps)
    }
    for name in only:
        if name not in stamps:
            message = _("No translated text is called “{name}”.")
            raise AcceptError(message, name=name)
    if not only:
        return stamps
    return {**case.accepted, **{name: stamps[name] for name in only}}


def within(keys: Keys, gaps: Sequence[Keys]) -> bool:
    """Whether a text stands in what is not written yet."""
    return any(keys[: len(gap)] == gap for gap in gaps)


def noted(text: str, stamps: Mapping[str, str]) -> str:
    """A case file's text with the table of stamps in it, and all else as the author has it."""
    own = table(text, TABLE)
    if own is None:
        end = line_end(text, len(text))
        begin = end if text and not text.endswith("\n") else ""
        rows = "".join(f"{row}{end}" for row in (f"[{TABLE}]", *lines(stamps, "")))
        return f"{text}{begin}{end}{rows}" if text.strip() else f"{text}{begin}{rows}"
    if own.whole:
        return edited(text, [Edit(*own.whole, value(dict(stamps)))])
    return edited(text, edits(text, own, stamps))


def edits(text: str, own: Table, stamps: Mapping[str, str]) -> Iterator[Edit]:
    """What makes a table of several lines say the stamps; what stands there stays where it is."""
    for entry in own.entries:
        if entry.name not in stamps:
            start = text.rfind("\n", 0, entry.pair[0]) + 1
            yield Edit(start, after(text, entry.pair[1]), "")
        elif value(stamps[entry.name]) != text[slice(*entry.value)]:
            yield Edit(*entry.value, value(stamps[entry.name]))
    had = {entry.name for entry in own.entries}
    new = {name: said for name, said in stamps.items() if name not in had}
    last = own.entries[-1].pair[1] if own.entries else own.head[1]
    place = after(text, last)
    end = line_end(text, place)
    rows = "".join(f"{row}{end}" for row in lines(new, f"{TABLE}." if own.dotted else ""))
    if rows:
        yield Edit(place, place, rows if text[:place].endswith("\n") else f"{end}{rows}")


def lines(stamps: Mapping[str, str], above: str) -> Iterator[str]:
    """The lines of some stamps, without their ends."""
    return (f"{above}{key(name)} = {value(said)}" for name, said in stamps.items())


def after(text: str, offset: int) -> int:
    """Where the line after an offset begins."""
    found = END.match(text, offset)
    return found.end() if found else len(text)


def line_end(text: str, offset: int) -> str:
    """What ends the line before an offset, or where there is none, most lines of the file."""
    before = text[:offset]
    crlf = before.endswith("\r\n") if before.endswith("\n") else "\r\n" in text
    return "\r\n" if crlf else "\n"
