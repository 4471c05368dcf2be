"""A finding: what a check found, where, and how bad it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, NamedTuple, TypeAlias

from casegen.case.load import Place
from casegen.case.origin import Keys, Origin
from casegen.case.outside import Severity, declared
from casegen.messages import _, tell

PLACES = _("{said} This stands at {count} places, in lines {lines}.")
LISTED = 12


class Edit(NamedTuple):
    """A safe mend: the characters from `start` to `end` of the text at `keys` become `text`."""

    keys: Keys
    text: str
    start: int
    end: int


class Found(NamedTuple):
    """One thing wrong: the keys of the text or value, the offsets within it, and the message.

    `on_key` points at the key instead of its value; `also` is a second place to show; `fix`
    holds edits that mend it without changing what the text says. A `gap` is something still to be
    written, and no mistake.
    """

    keys: Keys
    message: str
    values: Mapping[str, str] = MappingProxyType({})
    start: int | None = None
    end: int | None = None
    on_key: bool = False
    language: str | None = None
    also: Keys | None = None
    fix: tuple[Edit, ...] = ()
    gap: bool = False


Findings: TypeAlias = Iterator[Found]


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
    the case, where it is about something within; `others` are further places of which the same is
    said. A `gap` is something still to be written.
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
    others: tuple[Place, ...] = ()
    gap: bool = False

    def said(self, language: str) -> str:
        """The message in a language, with the number of places where there are several."""
        sentence = self.sentence(language)
        if not self.others:
            return sentence
        lines = sorted({self.place.line, *(place.line for place in self.others)})
        listed = [str(line) for line in lines[:LISTED]] + ["…"] * (len(lines) > LISTED)
        values = {"count": str(len(self.others) + 1), "lines": ", ".join(listed)}
        return tell(PLACES, {"said": sentence, **values}, language)

    def sentence(self, language: str) -> str:
        """The message alone in a language."""
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
