"""The rooms as others see them: pytest, git, the wheel, and the picture drawn of them."""

from __future__ import annotations

import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path

import pytest

from tests.support.outputs import ROOT

TESTS = ROOT / "tests"
ROOMS = sorted(path.parent.name for path in (ROOT / "casegen").glob("*/__init__.py"))
# Folders of tests that are no room's.
BESIDE = {"data", "hostile", "project", "support"}


def folders(where: Path) -> set[Path]:
    """The folders below one, but for what Python leaves behind."""
    return {path for path in where.rglob("*/") if "__pycache__" not in path.parts}


def test_every_room_has_its_tests_and_every_folder_of_tests_its_room() -> None:
    assert len(ROOMS) >= 12
    files = (path.relative_to(TESTS) for path in TESTS.rglob("*.*") if path.is_file())
    held = {path.parts[0] for path in files if path.parts[1:] and "__pycache__" not in path.parts}
    assert held == {*ROOMS} | BESIDE
    for room in ROOMS:
        assert list((TESTS / room).rglob("test_*.py")), room


def test_no_folder_of_tests_is_passed_over(pytestconfig: pytest.Config) -> None:
    patterns = pytestconfig.getini("norecursedirs")
    found = folders(TESTS)
    assert TESTS / "build" in found
    passed_over = [path for path in found for one in patterns if fnmatch(path.name, one)]
    assert not passed_over
    modules = [
        path for path in TESTS.rglob("test_*.py") if not (path.parent / "__init__.py").exists()
    ]
    assert not modules, "pytest tells modules of one name apart by their packages"


def test_git_keeps_every_module() -> None:
    files = [str(path) for room in ("casegen", "tests") for path in (ROOT / room).rglob("*.py")]
    assert len(files) > 700
    ignored = subprocess.run(
        ["git", "check-ignore", "--no-index", "--stdin"], input="\n".join(files),
        check=False, capture_output=True, encoding="utf-8", cwd=ROOT,
    )  # fmt: skip
    assert (ignored.stdout, ignored.stderr) == ("", "")


def test_the_picture_of_the_rooms_is_that_of_today() -> None:
    drawn = subprocess.run([sys.executable, ROOT / "tools" / "rooms", "--check"], check=False)
    assert drawn.returncode == 0, "run make docs"
