"""A target: one file to be made, as make has them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

CASE_FILE = "case.toml"


@dataclass(frozen=True)
class Target:
    """One file to be made: a case's folder, a language, a format's suffix, a profile or None.

    The language is empty where the file holds the whole case.
    """

    folder: Path
    language: str
    suffix: str
    profile: str | None
    out: Path

    @property
    def slug(self) -> str:
        """The case's name: that of its folder."""
        return self.folder.resolve().name

    @property
    def path(self) -> Path:
        """Where the file is written."""
        name = (self.slug, self.language, self.suffix)
        return self.out / self.slug / ".".join(filter(None, name))


def targets_of(
    folder: Path, forms: Iterable[tuple[str, str]], profile: str | None, out: Path
) -> list[Target]:
    """A case's targets in every (language, suffix) given."""
    return [Target(folder, language, suffix, profile, out) for language, suffix in forms]
