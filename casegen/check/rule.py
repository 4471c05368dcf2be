"""Rules: functions from a case to what is wrong with it, found by importing `check.rules`."""

from __future__ import annotations

import inspect
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from casegen.case.finding import Findings
from casegen.case.outside import Severity

GROUPS = {
    "S": "shape",
    "C": "citations",
    "R": "references",
    "F": "figures",
    "L": "parity",
    "V": "values",
    "T": "timeline",
    "K": "checklists",
    "P": "privacy",
    "J": "journal",
    "X": "text",
}


@dataclass(frozen=True)
class Rule:
    """A rule as the engine sees it; `takes` names what its function wants to be given.

    A `fatal` rule guards what composing takes for granted, so that it cannot be waived; errors of
    a `publishing` rule hold back a report that is to be published, and no draft.
    """

    code: str
    name: str
    severity: Severity
    fatal: bool
    takes: tuple[str, ...]
    find: Callable[..., Findings]
    publishing: bool = False

    @property
    def waivable(self) -> bool:
        """Whether a case may waive the rule: not what composing needs, nor what guards patients."""
        return not self.fatal and not self.guards

    @property
    def guards(self) -> bool:
        """Whether the rule finds errors of privacy and consent."""
        return self.code.startswith("P") and self.severity == "error"

    @property
    def help(self) -> str:
        """The rule's page: its docstring."""
        return inspect.getdoc(self.find) or ""


_registry: dict[str, Rule] = {}


def rule(
    code: str, severity: Severity = "error", *, fatal: bool = False, publishing: bool = False
) -> Callable[[Callable[..., Findings]], Callable[..., Findings]]:
    """Declare a function to be a rule; its name with hyphens is the rule's name."""

    def declare(find: Callable[..., Findings]) -> Callable[..., Findings]:
        taken = _registry.get(code)
        if taken and taken.find.__module__ != find.__module__:
            msg = f"{code} is taken by {taken.name}"
            raise ValueError(msg)
        name = find.__name__.replace("_", "-")
        takes = find.__code__.co_varnames[: find.__code__.co_argcount]
        _registry[code] = Rule(code, name, severity, fatal, takes, find, publishing)
        return find

    return declare


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule there is, by code."""
    import casegen.check.rules

    for module in pkgutil.walk_packages(casegen.check.rules.__path__, "casegen.check.rules."):
        import_module(module.name)
    return tuple(_registry[code] for code in sorted(_registry))


def by_handle(handle: str) -> Rule | None:
    """The rule with that code or name."""
    return handles().get(handle)


@cache
def handles() -> dict[str, Rule]:
    """Every rule by each of its handles."""
    return {handle: r for r in rules() for handle in (r.code, r.code.lower(), r.name)}
