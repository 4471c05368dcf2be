"""The faults that were seen: what came in, what is right, and which tests hold it."""

from __future__ import annotations

import ast
import tomllib
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "tests" / "data" / "faults").glob("*.toml"))
ROWS = tomllib.loads((ROOT / "tests" / "data" / "fault_rows.toml").read_text("utf-8"))
FIELDS = {"row": str, "input": str, "right": str, "held": list}


class Entry(NamedTuple):
    file: str
    fault: dict[str, Any]


ENTRIES = [
    Entry(path.name, fault)
    for path in FILES
    for fault in tomllib.loads(path.read_text("utf-8"))["fault"]
]
each = pytest.mark.parametrize(
    "entry", ENTRIES, ids=lambda entry: f"{entry.file}:{entry.fault.get('row')}"
)


@cache
def functions(path: Path) -> frozenset[str]:
    """The names of the test functions in a file."""
    tree = ast.walk(ast.parse(path.read_text("utf-8")))
    return frozenset(node.name for node in tree if isinstance(node, ast.FunctionDef))


@each
def test_an_entry_says_what_came_in_what_is_right_and_where_it_is_held(entry: Entry) -> None:
    assert entry.fault.keys() == FIELDS.keys()
    for name, kind in FIELDS.items():
        assert isinstance(entry.fault[name], kind)
        assert entry.fault[name], f"“{name}” is empty"


@each
def test_what_holds_a_fault_is_a_test(entry: Entry) -> None:
    for held in entry.fault["held"]:
        file, _, name = held.partition("::")
        assert (ROOT / file).is_file(), f"there is no {file}"
        assert name.startswith("test_"), f"{held} names no test"
        assert name in functions(ROOT / file), f"{file} has no {name}"


def test_every_fault_that_was_seen_has_an_entry() -> None:
    entered = {str(entry.fault["row"]) for entry in ENTRIES}
    rows = set(ROWS["rows"])
    assert len(rows) == len(ROWS["rows"])
    assert set(ROWS["pending"]) <= rows
    assert sorted(rows - entered - set(ROWS["pending"])) == []
