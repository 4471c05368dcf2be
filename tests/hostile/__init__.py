"""The hostile collection: submissions made to break in, break out, or break down.

One module for each way in; each function makes one submission and is named for its attack. It is
declared to be `refused`, with the finding that must come, or `harmless`: printed, with its payload
shown as plain text.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.support.least_case import FIGURES, least, written

KEPT = "wR7-kept-outside-kZ2"
LABEL = {"vi": "Hình", "en": "Figure"}


@dataclass
class Desk:
    """Where a submission is made: its folder, and what lies outside it and must not be read."""

    root: Path
    slug: str = "sent"

    @property
    def folder(self) -> Path:
        """The case's folder."""
        return self.root / "cases" / self.slug

    @property
    def outside(self) -> Path:
        """A folder beside the cases, with a secret in every form that a case could ask for."""
        return self.root / "outside"

    def write(self, content: str | bytes | dict[str, Any]) -> None:
        """Write the case file."""
        text = written(content) if isinstance(content, dict) else content
        (self.folder / "case.toml").write_bytes(text.encode() if isinstance(text, str) else text)

    def say(self, words: str, part: str = "introduction") -> None:
        """Put words into a part of the least case, in both languages."""
        self.write(least() | {part: {"vi": words, "en": words}})

    def show(self, name: str, **more: Any) -> None:  # noqa: ANN401 - any key of a figure
        """Name a figure file in the least case."""
        figure = {"id": "sent", "file": name, "title": LABEL, "alt": LABEL, "schematic": True}
        words = {tag: f"Thiếu máu (@fig:sent) {tag}." for tag in ("vi", "en")}
        self.write(least() | {"figures": [figure | more], "introduction": words})

    def draw(self, drawing: str | bytes, name: str = "sent.svg") -> None:
        """Show a drawing or picture that was sent."""
        data = drawing.encode() if isinstance(drawing, str) else drawing
        (self.folder / name).write_bytes(data)
        self.show(name)


@dataclass(frozen=True)
class Attack:
    """One attack: what makes it, the findings that may refuse it, the texts that must be shown."""

    name: str
    make: Callable[[Desk], None]
    refused: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    slug: str = "sent"


@dataclass
class Collection:
    """The attacks declared so far, by name."""

    attacks: dict[str, Attack] = field(default_factory=dict)

    def add(self, attack: Attack) -> None:
        """Take one in, under a name of its own."""
        if attack.name in self.attacks:
            raise ValueError(attack.name)
        self.attacks[attack.name] = attack


COLLECTION = Collection()
Make = Callable[[Desk], None]


def refused(*findings: str, slug: str = "sent") -> Callable[[Make], Make]:
    """Declare an attack that must end in one of these findings, or messages, and print nothing."""

    def declare(make: Make) -> Make:
        COLLECTION.add(Attack(make.__name__, make, refused=findings, slug=slug))
        return make

    return declare


def harmless(*shown: str) -> Callable[[Make], Make]:
    """Declare an attack that is printed, with these texts to be read on the page."""

    def declare(make: Make) -> Make:
        COLLECTION.add(Attack(make.__name__, make, shown=shown))
        return make

    return declare


def attacks() -> dict[str, Attack]:
    """Every attack of the collection by its name."""
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"tests.hostile.{module.name}")
    return COLLECTION.attacks


def desk(root: Path, attack: Attack) -> Desk:
    """A desk with the least case's figures and a secret outside, and the attack made on it."""
    made = Desk(root, attack.slug)
    made.folder.mkdir(parents=True)
    made.outside.mkdir()
    for name in ("secret.toml", "secret.png", "secret.svg", "case.toml"):
        (made.outside / name).write_text(KEPT, "utf-8")
    for figure in FIGURES:
        (made.folder / figure.name).write_bytes(figure.read_bytes())
    made.write(least())
    attack.make(made)
    return made
