"""Codes: the one register of all that a finding can be, the rules and what is told beside them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from casegen.message import _
from casegen.model.shape import nearest
from casegen.resources import PACKAGE, toml
from casegen.rule import Rule, Severity, rules

FILE = PACKAGE / "codes.toml"
FATAL = _("It cannot be waived: without it mended, no report can be made.")
GUARDS = _("It cannot be waived: it guards the patient.")


@dataclass(frozen=True)
class Outside:
    """A code that no rule finds: it is told while a file is read, a report made, or one compared.

    `kinds` are the other names that it is told by; a `fatal` one is always told; `refusal` says
    why it cannot be waived, and is empty where it can be.
    """

    code: str
    name: str
    severity: Severity
    help: str
    fatal: bool = False
    refusal: str = ""
    kinds: tuple[str, ...] = ()

    @property
    def waivable(self) -> bool:
        """Whether a case may waive it."""
        return not self.refusal

    @property
    def guards(self) -> bool:
        """Whether it finds errors of privacy and consent."""
        return self.code.startswith("P") and self.severity == "error"


Code: TypeAlias = Rule | Outside


@cache
def outside() -> tuple[Outside, ...]:
    """Every code that is told beside the rules, by code."""
    rows = toml(FILE)
    return tuple(
        Outside(code, **{**rows[code], "kinds": tuple(rows[code].get("kinds", ()))})
        for code in sorted(rows)
    )


@cache
def codes() -> tuple[Code, ...]:
    """Every code that can be printed."""
    return tuple(sorted((*rules(), *outside()), key=lambda one: one.code))


def names(code: Code) -> tuple[str, ...]:
    """The names that a code is told by, its own first."""
    return (code.name, *code.kinds) if isinstance(code, Outside) else (code.name,)


@cache
def handles() -> dict[str, Code]:
    """Every code by each of its handles."""
    return {handle: one for one in codes() for handle in (one.code, one.code.lower(), *names(one))}


def declared(handle: str) -> Code | None:
    """What is declared under a code or a name."""
    return handles().get(handle)


def refusal(code: Code) -> str:
    """Why a code cannot be waived, as a message; empty where it can be."""
    if isinstance(code, Outside):
        return code.refusal
    return FATAL if code.fatal else GUARDS if code.guards else ""


def meant(asked: Iterable[str], code: Code) -> bool:
    """Whether one of what is asked for is a code's name, or begins the code."""
    return any(one in names(code) or code.code.startswith(one) for one in asked)


def unknown(asked: Iterable[str]) -> str | None:
    """The first of what is asked for that means no code at all."""
    return next((one for one in asked if not any(meant([one], code) for code in codes())), None)


def absent(handle: str, known: Sequence[str] | None = None) -> tuple[str, dict[str, str]]:
    """What to say of a handle that is none of those known: a message template and its values.

    Unless said otherwise, the names and the codes of all that can be printed are known.
    """
    known = known or [one for code in codes() for one in (*names(code), code.code)]
    written = {one.casefold(): one for one in known}
    near = nearest(handle.casefold(), [*written])
    if near:
        message = _("There is no rule “{name}”; did you mean “{near}”?")
        return message, {"name": handle, "near": written[near]}
    return _("There is no rule “{name}”; docs/rules lists them all."), {"name": handle}
