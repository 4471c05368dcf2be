"""Modules and functions are short, but for those that are easier to read whole, each with why."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path

import casegen

LONGEST_MODULE, LONGEST_FUNCTION = 150, 25
ROOT = Path(casegen.__path__[0])
ALLOWED = tomllib.loads((Path(__file__).parents[1] / "data" / "sizes.toml").read_text("utf-8"))
SOURCES = {
    path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in ROOT.rglob("*.py")
}


def lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """How many lines a function has, its docstring apart."""
    first, told = function.body[0], ast.get_docstring(function, clean=False)
    said = (first.end_lineno or 0) - first.lineno + 1 if told is not None else 0
    return (function.end_lineno or 0) - function.lineno + 1 - said


def long_functions(name: str, source: str) -> list[str]:
    """The functions of a module that are longer than they should be."""
    return [
        f"{name}: {node.name}"
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and lines(node) > LONGEST_FUNCTION
    ]


def test_a_long_module_says_why() -> None:
    long = {name for name, text in SOURCES.items() if text.count("\n") > LONGEST_MODULE}
    assert sorted(long - ALLOWED["modules"].keys()) == [], "cut it, or say why in sizes.toml"
    assert sorted(ALLOWED["modules"].keys() - long) == [], "it is short now: take it out"


def test_a_long_function_says_why() -> None:
    long = {one for name, text in SOURCES.items() for one in long_functions(name, text)}
    allowed = {name for group in ALLOWED["functions"] for name in group["names"]}
    assert sorted(long - allowed) == [], "cut it, or say why in sizes.toml"
    assert sorted(allowed - long) == [], "it is short now: take it out"


def test_a_reason_is_a_sentence() -> None:
    reasons = [*ALLOWED["modules"].values(), *(group["reason"] for group in ALLOWED["functions"])]
    assert [reason for reason in reasons if len(reason.split()) <= len(("too", "long"))] == []


def test_a_function_is_measured_without_its_docstring() -> None:
    body = '\n    """Say it.\n\n    At length.\n    """\n' + "    x = 1\n" * LONGEST_FUNCTION
    assert long_functions("a.py", "def f():" + body) == ["a.py: f"]
    assert long_functions("a.py", "def f():" + body.replace("    x = 1\n", "", 1)) == []
