"""Rules: functions from a case to what is wrong with it, found by importing `check.rules`."""

from __future__ import annotations

import inspect
import pkgutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any, TypeVar

from casegen.case.finding import Findings
from casegen.case.outside import Severity
from casegen.check.given import Given

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
Needed = TypeVar("Needed", bound=Given)


@dataclass(frozen=True)
class Rule:
    """A rule as the engine sees it; `needs` is what its function is given of a case.

    A `fatal` rule guards what composing takes for granted, so that it cannot be waived; errors of
    a `publishing` rule hold back a report that is to be published, and no draft.
    """

    code: str
    name: str
    severity: Severity
    fatal: bool
    needs: type[Given]
    find: Callable[[Any], Findings]
    publishing: bool = False

    def given(self, whole: Iterable[Given]) -> Given | None:
        """That of what there is which the rule needs, None where it is not there."""
        return next((one for one in whole if isinstance(one, self.needs)), None)

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
) -> Callable[[Callable[[Needed], Findings]], Callable[[Needed], Findings]]:
    """Declare a function to be a rule; its name with hyphens is the rule's name.

    Its only parameter is called `given`, and the type of that is what the rule needs.
    """

    def declare(find: Callable[[Needed], Findings]) -> Callable[[Needed], Findings]:
        taken = _registry.get(code)
        if taken and taken.find.__module__ != find.__module__:
            msg = f"{code} is taken by {taken.name}"
            raise ValueError(msg)
        name = find.__name__.replace("_", "-")
        needed = needs(find)
        _registry[code] = Rule(code, name, severity, fatal, needed, find, publishing)
        return find

    return declare


def needs(find: Any) -> type[Given]:  # noqa: ANN401 - a function, with what mypy knows not of it
    """The type of a rule's only parameter, which is called `given`."""
    needed: type[Given] = find.__globals__[find.__annotations__["given"]]
    return needed


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
