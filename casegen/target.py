"""A target: one file to be made, as make has them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

CASE_FILE = "case.toml"


@dataclass(frozen=True)
class Target:
    """One file to be made: a case's folder, a language, a format's suffix, a profile or None."""

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
        return self.out / self.slug / f"{self.slug}.{self.language}.{self.suffix}"


def targets_of(
    folder: Path, languages: Iterable[str], suffixes: Iterable[str], profile: str | None, out: Path
) -> list[Target]:
    """A case's targets in every language and format given."""
    return [
        Target(folder, language, suffix, profile, out)
        for language in languages
        for suffix in suffixes
    ]
