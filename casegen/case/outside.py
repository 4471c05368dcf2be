"""Outside: the codes that no rule finds, as `outside.toml` declares them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, TypeAlias

from casegen.system.data import toml

Severity: TypeAlias = Literal["error", "warning", "note"]
FILE = Path(__file__).with_name("outside.toml")


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


@cache
def outside() -> tuple[Outside, ...]:
    """Every code that is told beside the rules, by code."""
    rows = toml(FILE)
    return tuple(
        Outside(code, **{**rows[code], "kinds": tuple(rows[code].get("kinds", ()))})
        for code in sorted(rows)
    )


def declared(handle: str) -> Outside | None:
    """What is declared under a code or a name."""
    return handles().get(handle)


@cache
def handles() -> dict[str, Outside]:
    """Every such code by each of its handles."""
    return {
        handle: one
        for one in outside()
        for handle in (one.code, one.code.lower(), one.name, *one.kinds)
    }
