"""The profile that is chosen for a case, or what is wrong with the file that a journal wrote."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Any

from pydantic import ValidationError

from casegen.case.load import LoadError, Source, load
from casegen.case.model.shape import written
from casegen.case.origin import Keys
from casegen.check.codes import absent
from casegen.check.given import Shape
from casegen.check.rule import by_handle, rules
from casegen.style.profile import Profile, UnknownProfileError, chain, profile
from casegen.system.data import PROFILES

SHAPE = ("missing-field", "unknown-key", "wrong-type")


def chosen(name: str) -> Profile | None:
    """The profile of that name, or None; a rule says which names there are. Raises LoadError."""
    try:
        form = profile(name)
    except UnknownProfileError:
        return None
    except ValidationError as error:
        raise unfit(name, error.errors(include_url=False)) from None
    known = {rule.name for rule in rules()}
    for handle in form.rules:
        if handle not in known:
            raise no_rule(name, handle)
    return form


def file_with(name: str, keys: Keys) -> Source:
    """The file among those of a profile that has most of these keys, its own where several do."""
    sources = [load(PROFILES / f"{one}.toml") for one in chain(name)]
    # A list is taken whole from the file that has it.
    keys = tuple(itertools.takewhile(lambda key: isinstance(key, str), keys))
    return max(sources, key=lambda source: len(written(keys, source.data)))


def unfit(name: str, shape: Sequence[Any]) -> LoadError:
    """What is wrong with a profile first, as the rules about shape tell it."""
    source = file_with(name, tuple(shape[0]["loc"]))
    given = Shape(source.data, shape[:1], Profile)
    asked = [rule for rule in map(by_handle, SHAPE) if rule]
    found = next(one for rule in asked for one in rule.find(given))
    place = source.key_place(found.keys) if found.on_key else source.value_place(found.keys)
    return LoadError("profile-malformed", place, found.message, dict(found.values))


def no_rule(name: str, handle: str) -> LoadError:
    """The error for a profile that sets a rule that there is not."""
    keys = ("rules", handle)
    message, values = absent(handle, [rule.name for rule in rules()])
    return LoadError("profile-malformed", file_with(name, keys).key_place(keys), message, values)
