"""Codes: the one register of all that a finding can be, the rules and what is told beside them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import TypeAlias

from casegen.case.model.shape import nearest
from casegen.case.outside import Outside, outside
from casegen.check.rule import Rule, rules
from casegen.messages import _

FATAL = _("It cannot be waived: without it mended, no report can be made.")
GUARDS = _("It cannot be waived: it guards the patient.")


Code: TypeAlias = Rule | Outside


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
