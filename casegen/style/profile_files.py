"""The files of profiles, each laid over the one that it extends."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, reduce
from typing import Any

from casegen.case.load import LoadError, load
from casegen.messages import _
from casegen.style.profile import Profile
from casegen.system.data import PROFILES, profiles, toml


class UnknownProfileError(ValueError):
    """A profile's name that no file has; `known` lists those that exist."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name
        self.known = profiles()


@cache
def profile(name: str) -> Profile:
    """The profile of that name, laid over those it extends.

    Raises UnknownProfileError, LoadError where a file cannot be read or extends none that there
    is, and pydantic's ValidationError where what it says does not fit.
    """
    return Profile.model_validate({**tuples(settings(name)), "name": name})


def settings(name: str) -> dict[str, Any]:
    """A profile's settings as written, laid over those of the profile it extends."""
    if name not in profiles():
        raise UnknownProfileError(name)
    return reduce(overlay, map(written, reversed(chain(name))))


def chain(name: str) -> list[str]:
    """The profile of that name and those it extends, itself first. Raises LoadError."""
    names = [name]
    while base := extended(names[-1]):
        values = {"name": str(base), "known": ", ".join(profiles())}
        if base in names:
            raise misled(names[-1], _("The profile “{name}” extends itself."), values)
        if base not in profiles():
            message = _("There is no profile “{name}”; there are: {known}.")
            raise misled(names[-1], message, values)
        names.append(base)
    return names


def extended(name: str) -> Any:  # noqa: ANN401 - any TOML value
    """What a profile says it extends. Raises LoadError."""
    try:
        return toml(PROFILES / f"{name}.toml").get("extends")
    except ValueError:
        load(PROFILES / f"{name}.toml")
        raise


def written(name: str) -> dict[str, Any]:
    """What a profile's own file says."""
    return {
        key: value for key, value in toml(PROFILES / f"{name}.toml").items() if key != "extends"
    }


def misled(name: str, message: str, values: dict[str, str]) -> LoadError:
    """The error for a profile that extends none."""
    place = load(PROFILES / f"{name}.toml").value_place(("extends",))
    return LoadError("profile-malformed", place, message, values)


def overlay(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """Lay tables over tables key by key; a table with `replace = true` takes the whole place."""
    above = dict(above)
    if above.pop("replace", False):
        return above
    merged = dict(below)
    for key, value in above.items():
        both = isinstance(value, Mapping) and isinstance(merged.get(key), Mapping)
        merged[key] = overlay(merged[key], value) if both else value
    return merged


def tuples(value: Any) -> Any:  # noqa: ANN401 - any TOML value
    """TOML's data with its lists as tuples, as the strict models want them."""
    if isinstance(value, Mapping):
        return {key: tuples(item) for key, item in value.items()}
    if isinstance(value, list):
        return tuple(tuples(item) for item in value)
    return value
