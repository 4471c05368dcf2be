"""The wheel holds all that casegen prints with, and prints away from the checkout the same."""

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.support.outputs import CASES, ROOT, reports

SLUG = "kawasaki-ivig"
SOURCES = (".gitignore", "casegen", "templates", "pyproject.toml", "README.md")
FILES = (".py", ".toml", ".css", ".html", ".csl", ".po", ".mo")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel made of this checkout, without asking the network for anything."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    source.mkdir()
    for name in SOURCES:
        path = ROOT / name
        if path.is_dir():
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(path, source / name, ignore=ignored)
        else:
            shutil.copy(path, source / name)
    options: list[str | Path] = [
        "--quiet",
        "--no-deps",
        "--no-index",
        "--no-build-isolation",
        "--wheel-dir",
        folder,
    ]
    subprocess.run([sys.executable, "-m", "pip", "wheel", *options, source], check=True)
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the Python of a new environment with the wheel and, of this one, only libraries."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False)
    program = folder / "bin" / "python"
    libraries = Path(sysconfig.get_path("purelib"))
    (own,) = folder.glob("lib/python*/site-packages")
    # Paths named in a .pth file are searched, but the .pth files in them are not read: the
    # checkout, which is installed here by one, stays out of sight.
    (own / "libraries.pth").write_text(f"{libraries}\n", "utf-8")
    options: list[str | Path] = ["--quiet", "--no-deps", "--no-index", "--target", own]
    subprocess.run([sys.executable, "-m", "pip", "install", *options, wheel], check=True)
    return program


def run(python: Path, folder: Path, *arguments: str) -> str:
    env = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [python, *arguments], check=False, capture_output=True, cwd=folder, env=env, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_wheel_carries_every_module_and_data_file_of_the_checkout(wheel: Path) -> None:
    held = set(ZipFile(wheel).namelist())
    wanted = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "casegen").rglob("*")
        if path.suffix in FILES
    }
    templates = {
        f"casegen/{path.relative_to(ROOT).as_posix()}"
        for path in (ROOT / "templates").rglob("*")
        if path.is_file()
    }
    named = {
        "casegen/build/build.py",
        "casegen/case/analytes/hematology.toml",
        "casegen/style/profiles/care.toml",
    }
    assert named <= wanted
    assert "casegen/templates/vi/language.toml" in templates
    assert "casegen/templates/page/report.html" in templates
    assert (wanted | templates) - held == set()


def test_the_wheel_prints_the_same_bytes_away_from_the_checkout(
    python: Path, tmp_path: Path
) -> None:
    where = run(python, tmp_path, "-c", "import casegen; print(casegen.__file__)").strip()
    assert Path(where).is_relative_to(python.parents[1])
    shutil.copytree(CASES / SLUG, tmp_path / SLUG)
    run(python, tmp_path, "-m", "casegen", "build", SLUG)
    own = [report for report in reports() if report.slug == SLUG]
    expected = [path for report in own for path in (report.html, report.pdf)]
    assert len(expected) == len(list((tmp_path / "build" / SLUG).iterdir()))
    for path in expected:
        made = tmp_path / "build" / SLUG / path.name
        assert made.read_bytes() == path.read_bytes(), path.name
