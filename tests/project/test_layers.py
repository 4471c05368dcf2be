"""The rooms of the program: a module imports only from rooms below its own."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import casegen

# From top to bottom; rooms of one row do not know each other, the modules of one room may.
FLOORS = (
    ("__main__",),
    ("cli",),
    ("watch",),
    ("build",),
    ("check", "formats"),
    ("compose",),
    ("reading",),
    ("document",),
    ("style",),
    ("case",),
    ("system",),
    ("messages",),
)
# What is filled by listing a folder knows none of that folder's modules by name.
LISTED = {"check.rule": "check.rules", "cli.main": "cli.commands"}
ROOT = Path(casegen.__path__[0])
FLOOR = {room: number for number, row in enumerate(FLOORS) for room in row}


def module_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_of(path): path for path in ROOT.rglob("*.py")}


def room(module: str) -> str:
    return module.partition(".")[0]


def imported(source: str) -> Iterator[str]:
    """The modules of casegen that a source imports anywhere in it, without `casegen.`."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are written in full"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        yield from (name.removeprefix("casegen.") for name in names if name.startswith("casegen."))


def breaches(module: str, source: str) -> list[str]:
    """The rooms that a module imports from though they lie above or beside its own."""
    own = room(module)
    names = {room(name) for name in imported(source)}
    return sorted(name for name in names & FLOOR.keys() - {own} if FLOOR[name] <= FLOOR[own])


def test_every_room_has_its_floor_and_every_floor_its_rooms() -> None:
    assert {room(module) for module in MODULES} - {""} == FLOOR.keys()
    assert sum(map(len, FLOORS)) == len(FLOOR)


def test_no_module_lies_beside_the_rooms() -> None:
    beside = {path.name for path in ROOT.iterdir() if path.is_file()}
    assert beside - {"py.typed"} == {"__init__.py", "__main__.py"}


EACH = sorted(module for module in MODULES if module)


@pytest.mark.parametrize("module", EACH)
def test_a_module_imports_only_from_rooms_below(module: str) -> None:
    assert breaches(module, MODULES[module].read_text("utf-8")) == []


@pytest.mark.parametrize("module", LISTED)
def test_what_lists_a_folder_knows_none_of_its_modules(module: str) -> None:
    folder = LISTED[module]
    names = imported(MODULES[module].read_text("utf-8"))
    assert [name for name in names if name.startswith(f"{folder}.")] == []


def test_the_package_itself_imports_nothing() -> None:
    assert list(imported(MODULES[""].read_text("utf-8"))) == []


@pytest.mark.parametrize(
    "source",
    [
        "from casegen.cli.main import main",
        "import casegen.build",
        "def late():\n    from casegen.formats import render\n",
        "if TYPE_CHECKING:\n    from casegen.formats.html import page\n",
    ],
)
def test_an_import_from_above_is_seen_wherever_it_is_written(source: str) -> None:
    assert len(breaches("case.model.case", source)) == 1
