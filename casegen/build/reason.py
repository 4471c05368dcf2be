"""Reasons: why a file is to be made, and which changes concern it."""

from __future__ import annotations

from dataclasses import dataclass, field

from casegen.build.environment import LIBRARY, PYTHON
from casegen.build.record import Made, Making
from casegen.build.target import Target
from casegen.messages import _

TEMPLATES, PAGE, PROFILES = "templates/", "templates/page/", "casegen/style/profiles/"


@dataclass(frozen=True)
class Reason:
    """Why a file is to be made: a message template with its values."""

    message: str
    values: dict[str, str] = field(default_factory=dict)


def asked_otherwise(target: Target, making: Making) -> list[Reason]:
    """The options that are not those a file was made with."""
    names = sorted(target.asked.keys() | making.asked.keys())
    return [
        Reason(
            _("--{option} is “{now}” and was “{before}”"),
            {
                "option": name,
                "now": target.asked.get(name, ""),
                "before": making.asked.get(name, ""),
            },
        )
        for name in names
        if target.asked.get(name) != making.asked.get(name)
    ]


def concerns(name: str, making: Making, made: Made) -> bool:
    """Whether a file depends on a part of the environment that has changed."""
    if name.startswith(TEMPLATES) and not name.startswith(PAGE):
        tag = name.removeprefix(TEMPLATES).partition("/")[0]
        return tag in made.languages
    if name.startswith(PROFILES):
        return name.removeprefix(PROFILES).removesuffix(".toml") in making.profiles
    return True


def reason(name: str, before: str, now: str) -> Reason:
    """How a change of the environment is told."""
    if name == PYTHON or name.startswith(LIBRARY):
        told = name.removeprefix(LIBRARY)
        return Reason(
            _("library {name} {before} → {now}"),
            {"name": told, "before": before or "–", "now": now or "–"},
        )
    return Reason(_("{file} changed") if now else _("{file} is gone"), {"file": name})
