"""Files that are read strictly: what is wrong with one, told as the rules about shape tell it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from casegen.case.finding import Finding, told
from casegen.case.load import LoadError, Source
from casegen.case.model.text import Record
from casegen.check.given import Shape
from casegen.check.hearing import Heard, run
from casegen.check.options import Options
from casegen.check.rule import by_handle

SHAPE = ("missing-field", "unknown-key", "wrong-type")


def unreadable(error: LoadError) -> Finding:
    """The finding for a file that could not be loaded."""
    return told("S000", error.place, error.message, error.values, name=error.kind)


def misfits(source: Source, errors: Sequence[Any], record: type[Record]) -> tuple[Finding, ...]:
    """What pydantic's errors say of a file, in its order; never empty where there are errors."""
    given = Shape(source.data, errors, record)
    hearing = [Heard(rule, given, rule.severity) for rule in map(by_handle, SHAPE) if rule]
    results = run(hearing, source, None, Options(complete=True))
    found = (finding for _rule, finding in results if finding)
    return tuple(sorted(found, key=lambda one: (one.place.line, one.place.column)))


def misfit(kind: str, source: Source, errors: Sequence[Any], record: type[Record]) -> LoadError:
    """The error for a file that does not fit its record: the first fault that was typed.

    A misspelt key is also a missing one; its own fault says more.
    """
    found = misfits(source, errors, record)
    first = next((one for one in found if not one.gap), found[0])
    return LoadError(kind, first.place, first.message, first.values)
