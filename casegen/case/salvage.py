"""Salvage: the case that is left when the values that do not fit the model are put aside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from casegen.case.model import Case
from casegen.case.model.shape import holds, keys_of
from casegen.case.origin import Keys

# Values that are left out can bring others to light; more rounds than these no case needs.
ROUNDS = 3


def salvaged(
    data: Mapping[str, Any], errors: Sequence[Mapping[str, Any]]
) -> tuple[Case | None, tuple[Keys, ...]]:
    """The case without what pydantic calls wrong, and the keys of that; None where too much is.

    Only what stands under a name is left out: an item gone from a list would move the others.
    """
    gone: list[Keys] = []
    for _round in range(ROUNDS):
        # A list is called short whose items are there and unsound; they are wrong themselves.
        own = [one for one in errors if not (one["type"] == "too_short" and one["input"])]
        wrong = {named(keys_of(error["loc"], data), data) for error in own if error["loc"]}
        if () in wrong or not wrong or any(error["type"] == "missing" for error in errors):
            return None, ()
        gone += sorted(wrong, key=str)
        data = without(data, wrong)
        try:
            return Case.model_validate(data), tuple(gone)
        except ValidationError as error:
            errors = error.errors(include_url=False)
    return None, ()


def named(keys: Keys, data: Mapping[str, Any]) -> Keys:
    """The keys up to the last name that the data have; empty where there is none."""
    value: Any = data
    for length, part in enumerate(keys):
        if not holds(value, part):
            keys = keys[:length]
            break
        value = value[part]
    while keys and isinstance(keys[-1], int):
        keys = keys[:-1]
    return keys


def without(value: Any, gone: Iterable[Keys]) -> Any:  # noqa: ANN401 - any TOML value
    """Data without what stands under some keys."""
    below: dict[str | int, list[Keys]] = {}
    for first, *rest in gone:
        below.setdefault(first, []).append(tuple(rest))
    if isinstance(value, Mapping):
        return {
            key: without(item, below.get(key, ()))
            for key, item in value.items()
            if () not in below.get(key, ())
        }
    if isinstance(value, tuple) and below:
        return tuple(without(item, below.get(at, ())) for at, item in enumerate(value))
    return value
