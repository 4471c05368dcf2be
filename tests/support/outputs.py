"""Prints every case once per run of the tests, as a person would, and says where the files are."""

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

from filelock import FileLock
from lxml.html import HtmlElement

from casegen.build.pipeline import edition
from casegen.check.examine import examined
from casegen.document.tree import Document

ROOT = Path(__file__).parents[2]
CASES = ROOT / "cases"
SECONDS = 120
SHARED = "CASEGEN_TESTS_BUILT"
# The page that the checklist names after a paragraph, which only paper has, in capitals.
PAGED = r" \((?:P|TR)\. \d+\)"


@dataclass(frozen=True)
class Report:
    """One case in one language, with the files it was printed to."""

    slug: str
    language: str

    def __str__(self) -> str:
        return f"{self.slug}.{self.language}"

    @property
    def html(self) -> Path:
        return built() / self.slug / f"{self}.html"

    @property
    def pdf(self) -> Path:
        return built() / self.slug / f"{self}.pdf"

    @property
    def text(self) -> str:
        """The HTML as it was written."""
        return self.html.read_bytes().decode()

    @property
    def document(self) -> Document:
        """What the files were printed from."""
        return composed(self)


def reports() -> tuple[Report, ...]:
    """Every case in each of its languages."""
    files = sorted(CASES.glob("*/case.toml"))
    found = tuple(
        Report(path.parent.name, language)
        for path in files
        for language in tomllib.loads(path.read_text("utf-8"))["languages"]
    )
    assert len(found) >= 4, "both cases, in both languages"
    return found


def elements(within: HtmlElement, path: str, **variables: str) -> list[HtmlElement]:
    """Return the elements that an XPath finds."""
    return cast("list[HtmlElement]", within.xpath(path, **variables))


def casegen(*arguments: str | Path, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run casegen in a process of its own, with English messages."""
    return subprocess.run(
        [sys.executable, "-m", "casegen", *map(str, arguments)],
        check=False,
        capture_output=True,
        cwd=cwd,
        encoding="utf-8",
        env=os.environ | {"LANGUAGE": "en", "PYTHONPATH": str(ROOT)},
        timeout=SECONDS,
    )


def built() -> Path:
    """Return the folder into which every case is built from nothing, once."""
    folder, done = build()
    assert (done.returncode, done.stderr) == (0, ""), done.stdout + done.stderr
    return folder


@cache
def build() -> tuple[Path, subprocess.CompletedProcess[str]]:
    """Build every case into a folder that goes when the run of the tests ends.

    Of several processes of tests the first to ask builds, and the others wait and find it fresh.
    """
    folder = Path(os.environ[SHARED])
    with FileLock(f"{folder}.lock"):
        return folder, casegen("build", "--quiet", "--out", folder)


def share() -> None:
    """Name the folder that all processes of this run build into, unless one has before."""
    if SHARED not in os.environ:
        whole = tempfile.mkdtemp(prefix="casegen-tests-")
        atexit.register(shutil.rmtree, whole, ignore_errors=True)
        os.environ[SHARED] = f"{whole}/built"


@cache
def composed(report: Report) -> Document:
    """Compose a report in this process."""
    checked, findings = examined(CASES / report.slug)
    assert checked is not None, findings
    return edition(checked, report.slug).documents[report.language]
