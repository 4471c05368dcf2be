"""Trees: folders with small cases to be built, as a person would."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.support.least_case import LEAST
from tests.support.outputs import ROOT

SECONDS = 300
# The page of each language, without that of both.
PAGES = ("-l", "vi", "-l", "en", "-f", "html")


@dataclass(frozen=True)
class Tree:
    """A folder to work in, with small cases under cases/."""

    folder: Path

    def case(self, slug: str) -> Path:
        """Add a small case, unless it is there."""
        folder = self.folder / "cases" / slug
        if not folder.exists():
            shutil.copytree(LEAST, folder)
        return folder

    def command(self, *arguments: str | Path) -> list[str]:
        return [sys.executable, "-m", "casegen", *map(str, arguments)]

    def environment(self, **variables: str) -> dict[str, str]:
        return os.environ | {"LANGUAGE": "en", "PYTHONPATH": str(ROOT)} | variables

    def run(self, *arguments: str | Path, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run casegen to its end."""
        return subprocess.run(
            self.command(*arguments), check=False, capture_output=True, cwd=self.folder,
            encoding="utf-8", env=self.environment(**variables), timeout=SECONDS,
        )  # fmt: skip

    def start(self, *arguments: str | Path) -> subprocess.Popen[str]:
        """Start casegen and leave it at work."""
        return subprocess.Popen(
            self.command(*arguments), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            cwd=self.folder, encoding="utf-8", env=self.environment(),
        )  # fmt: skip

    def outputs(self, out: str = "build") -> dict[str, bytes]:
        """Each file in an output folder, but for casegen's own notes."""
        files = (path for path in (self.folder / out).rglob("*") if path.is_file())
        return {
            path.relative_to(self.folder / out).as_posix(): path.read_bytes()
            for path in files
            if path.parent.name != ".casegen"
        }
