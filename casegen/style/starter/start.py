"""A start: what is known of a case before a line of it is written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from casegen.case.model import Case
from casegen.system.data import toml

# As many words of a title name its case.
WORDS = 5


@dataclass(frozen=True)
class Start:
    """The title by language, the authors' names, how many patients, and an old case's frame."""

    title: Mapping[str, str] = field(default_factory=dict)
    authors: Sequence[Mapping[str, Any]] = ()
    affiliations: Sequence[Mapping[str, Any]] = ()
    council: Mapping[str, str] = field(default_factory=dict)
    patients: int = 1


def author(name: str) -> dict[str, Any]:
    """A person's name in its parts: a Vietnamese one has its family name first."""
    words = name.split()
    eastern = words[0] in toml(Path(__file__).with_name("start.toml"))["families"]
    family, rest = (words[0], words[1:]) if eastern else (words[-1], words[:-1])
    given, middle = (rest[-1:], rest[:-1]) if eastern else (rest[:1], rest[1:])
    parts = {"family": family, "given": " ".join(given), "middle": " ".join(middle)}
    style = "eastern" if eastern else "western"
    return {key: value for key, value in parts.items() if value} | {"name_style": style}


def slug_of(title: str) -> str:
    """A name for a case made of the first words of its title, empty where it has no letter."""
    plain = unicodedata.normalize("NFD", title.casefold().replace("đ", "d"))
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return "-".join(re.findall(r"[a-z0-9]+", letters)[:WORDS])[:64].strip("-")


def frame(case: Case) -> Start:
    """What a new case takes over from an old one: who and where, and nothing of a patient."""
    return Start(
        authors=[written(one) for one in case.authors],
        affiliations=[written(one) for one in case.affiliations],
        council=dict(case.ethics.council or {}) if case.ethics else {},
    )


def written(record: Any) -> dict[str, Any]:  # noqa: ANN401 - a record of the front
    """A record's own values as a case file has them, but for those left out there."""
    data: dict[str, Any] = record.model_dump(exclude_defaults=True, by_alias=True)
    return {key: list(value) if isinstance(value, tuple) else value for key, value in data.items()}
