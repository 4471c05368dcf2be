"""A target: one file to be made, as make has them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from casegen.document.output_name import named
from casegen.style.options import USUAL, Manner

# The suffix of a case's bundle.
BUNDLE = "zip"


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
    manner: Manner = USUAL

    @property
    def slug(self) -> str:
        """The case's name: that of its folder."""
        return slug_of(self.folder)

    @property
    def asked(self) -> dict[str, str]:
        """What was asked for beside the case itself, by option."""
        asked = {"profile": self.profile} if self.profile else {}
        return asked | self.manner.asked

    @property
    def path(self) -> Path:
        """Where the file is written."""
        return self.out / self.slug / named(self.slug, self.language, self.suffix)


def slug_of(folder: Path) -> str:
    """The name of a case: that of its folder, wherever links lead."""
    return resolved(folder, os.getcwd())  # noqa: PTH109 - for each of thousands of targets


@lru_cache(maxsize=4096)
def resolved(folder: Path, _working: str) -> str:
    """The name of a folder as seen from the working folder."""
    return folder.resolve().name


def targets_of(
    folder: Path, forms: Iterable[tuple[str, str]], profile: str | None, out: Path
) -> list[Target]:
    """A case's targets in every (language, suffix) given."""
    return [Target(folder, language, suffix, profile, out) for language, suffix in forms]
