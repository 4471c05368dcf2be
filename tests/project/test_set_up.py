"""Setting casegen up says in one line what is missing, and its locks hold everywhere."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PINS = ("requirements.lock", "requirements-test.lock", "requirements-bench.lock")
LOCKS = (*PINS, "requirements-jats.lock", "package-lock.json")
SHELL = ("bash", "sed", "paste", "dirname", "env")


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """Return a PATH that has a shell, Debian's apt-get, and no right to install with it."""
    for program in SHELL:
        found = shutil.which(program)
        assert found is not None
        (tmp_path / program).symlink_to(found)
    for program, line in {"id": "echo 1000", "apt-get": "exit 1", "python3": "exit 1"}.items():
        script = tmp_path / program
        script.write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")
        script.chmod(0o755)
    return tmp_path


def system_libraries(path: Path, *, ci: str = "", need: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [ROOT / "tools" / "system-libraries", need],
        check=False,
        capture_output=True,
        encoding="utf-8",
        env={"PATH": str(path), "CI": ci},
    )


def test_missing_test_tools_are_a_hint_with_the_line_to_type(bare: Path) -> None:
    done = system_libraries(bare, need="test")
    assert done.returncode == 0
    assert done.stderr.count("\n") == 1
    packages = "chromium poppler-utils default-jre-headless npm libreoffice-writer qpdf"
    assert done.stderr.endswith(f"sudo apt-get install {packages}\n")


def test_missing_test_tools_stop_ci(bare: Path) -> None:
    done = system_libraries(bare, ci="true", need="test")
    assert done.returncode == 1
    assert done.stderr.startswith("Missing: browser poppler java npm office qpdf.")


def test_a_python_that_is_too_old_is_refused_in_one_sentence(bare: Path) -> None:
    done = system_libraries(bare, need="python")
    assert done.returncode == 1
    assert re.fullmatch(r"casegen needs Python 3\.11 or newer, .*\n", done.stderr)


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_pins_by_hash_and_names_no_address(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert re.search("sha(256:|512-)", text)
    assert re.findall(r"\w+://\S+|file:\S+|--(?:extra-)?index-url|--find-links", text) == []


def test_the_test_lock_holds_every_pin_of_the_lock() -> None:
    pins, test_pins = (
        set(re.findall(r"^\S+==\S+", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE))
        for name in LOCKS[:2]
    )
    assert pins
    assert pins <= test_pins
