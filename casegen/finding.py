"""A finding: what a check found, where, and how bad it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from casegen.codes import declared
from casegen.document import Origin
from casegen.load import Place
from casegen.message import tell
from casegen.rule import Severity


class Mend(NamedTuple):
    """A safe edit of the file: the characters of `place` become `text`.

    `origin` says which characters of which text of the case they are.
    """

    place: Place
    text: str
    origin: Origin | None = None


@dataclass(frozen=True)
class Finding:
    """One result of a check; `message` is a template, told in the reader's language by `said`.

    `language` is that of the text it is about, None where there is none; `also` is a second
    place; `fix` mends it without changing what the text says. `origin` is what it is about within
    the case, where it is about something within.
    """

    place: Place
    severity: Severity
    code: str
    name: str
    message: str
    values: dict[str, str]
    language: str | None = None
    also: Place | None = None
    fix: tuple[Mend, ...] = ()
    origin: Origin | None = field(default=None, compare=False)

    def said(self, language: str) -> str:
        """The message in a language."""
        return tell(self.message, self.values, language)


def told(
    handle: str,
    place: Place,
    message: str,
    values: dict[str, str] | None = None,
    **more: Any,  # noqa: ANN401 - further fields of a finding
) -> Finding:
    """A finding that no rule makes, as its code or name is declared in `codes.toml`.

    A `name` given in place of the declared one is one of the code's kinds.
    """
    known = declared(handle)
    if known is None:
        msg = f"{handle} is declared nowhere"
        raise ValueError(msg)
    fields = {"code": known.code, "name": known.name, "severity": known.severity, **more}
    return Finding(place=place, message=message, values=values or {}, **fields)
