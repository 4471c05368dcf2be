"""The layers of the program: a module imports only from rows below its own."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import casegen

# From top to bottom. A name stands for the module and, where it is a package, for all within it;
# modules of one row do not know each other, those of one package may.
LAYERS = (
    ("__main__",),
    ("entry",),
    ("cli",),
    ("commands",),
    ("console",),
    ("bounded", "collect", "watch"),
    ("accept", "against", "blank", "schema"),
    ("bundle",),
    ("build",),
    ("building",),
    ("pipeline",),
    ("examine",),
    ("issue",),
    ("check", "gathering", "mend", "reports", "targets"),
    ("beside",),
    ("chosen",),
    ("render",),
    ("editions", "formats", "rulepage"),
    ("jats", "paper", "word"),
    ("drawn",),
    ("attached", "commented", "waivers"),
    ("edition", "page", "parallel"),
    ("blind", "checklists", "compose", "figure_files", "images", "rules", "spread"),
    ("codes",),
    ("rule",),
    (
        "bibliography",
        "byline",
        "csl",
        "facts",
        "mentions",
        "metadata",
        "passages",
        "reading",
        "tex",
        "unbroken",
    ),
    ("finding",),
    ("contents",),
    ("document",),
    ("target",),
    ("language", "manner", "profile"),
    ("salvage",),
    ("model",),
    ("editor",),
    ("load",),
    ("excess",),
    ("places",),
    ("analytes", "folder", "svg", "toml"),
    ("coverage", "fonts", "links", "png", "prose", "units", "visible", "write"),
    ("workers",),
    ("alike", "kept", "seen"),
    ("outside",),
    ("limits", "message", "resources"),
    (
        "cluster",
        "image",
        "latest",
        "line",
        "media",
        "origin",
        "output_name",
        "printed_limits",
        "regular",
    ),
)
# The registry is filled by listing the folder of rules; it knows none of them by name.
LISTED = {"rule": "rules", "cli": "commands"}
ROOT = Path(casegen.__path__[0])
ROW = {name: number for number, row in enumerate(LAYERS) for name in row}


def module_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_of(path): path for path in ROOT.rglob("*.py") if path.parent != ROOT / "locale"}


def row_name(module: str) -> str:
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
    """The imports of a module that lead up or sideways."""
    own = row_name(module)
    names = {row_name(name) for name in imported(source) if name != LISTED.get(module)}
    return sorted(name for name in names & ROW.keys() - {own} if ROW[name] <= ROW[own])


def test_every_module_has_its_row_and_every_row_a_module() -> None:
    assert {row_name(module) for module in MODULES} - {""} == ROW.keys()
    assert sum(map(len, LAYERS)) == len(ROW)


# pipeline and build name each other: `Target` belongs in a module below both.
EACH = sorted(module for module in MODULES if module)


@pytest.mark.parametrize("module", EACH)
def test_a_module_imports_only_from_rows_below(module: str) -> None:
    assert breaches(module, MODULES[module].read_text("utf-8")) == []


def test_a_package_may_be_listed_but_not_known_to_what_lists_it() -> None:
    assert breaches("rule", "import casegen.rules") == []
    assert breaches("rule", "from casegen.rules.shape import wrong_type") == ["rules"]


def test_the_package_itself_imports_nothing() -> None:
    assert list(imported(MODULES[""].read_text("utf-8"))) == []


@pytest.mark.parametrize(
    "source",
    [
        "from casegen.cli import main",
        "import casegen.build",
        "def late():\n    from casegen import render\n",
        "if TYPE_CHECKING:\n    from casegen.page import page\n",
    ],
)
def test_an_import_from_above_is_seen_wherever_it_is_written(source: str) -> None:
    assert len(breaches("model.case", source)) == 1
