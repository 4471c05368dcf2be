"""Depfiles: a larger Makefile depends on a case as it stands."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from casegen.build.depfile import depfile, escaped, goal
from casegen.build.target import Target
from tests.support.least_case import LEAST
from tests.support.trees import PAGES, Tree

FIGURE = """
[patients.imaging]
vi = "Phim chụp không thấy bất thường (@fig:scan)."
en = "The film showed nothing abnormal (@fig:scan)."

[[figures]]
id = "scan"
file = "the scan #1.png"
title = { vi = "Phim chụp", en = "Film" }
legend = { vi = "Hình vẽ minh họa.", en = "A schematic drawing." }
alt = { vi = "Một hình chữ nhật.", en = "A rectangle." }
schematic = true
"""
MAKEFILE = """
all: build/small/small.vi.html
\t@echo done
build/small/small.vi.html:
\t$(CASEGEN) build --depfile --quiet $@
-include $(wildcard build/*/*.d)
"""
ODD = [
    "a b",
    "50%",
    "$HOME",
    "#1",
    "a:b",
    "cá",
    "[1]",
    "star*",
    "why?",
    "back\\slash",
    "b\\ c",
]


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    tree = Tree(tmp_path)
    folder = tree.case("small")
    (folder / "the scan #1.png").write_bytes((LEAST / "scan.png").read_bytes())
    with (folder / "case.toml").open("a", encoding="utf-8") as file:
        file.write(FIGURE)
    (tmp_path / "Makefile").write_text(MAKEFILE, "utf-8")
    return tree


def make(tree: Tree) -> bool:
    """Run make; whether it called casegen."""
    casegen = " ".join(tree.command())
    done = subprocess.run(
        ["make", "--no-print-directory", f"CASEGEN={casegen}"],
        check=True, capture_output=True, cwd=tree.folder,
        encoding="utf-8", env=tree.environment(),
    )  # fmt: skip
    assert done.stdout.splitlines()[-1] == "done"
    assert done.stderr == ""
    return "--depfile" in done.stdout


def later(path: Path) -> None:
    """Give a file a time after that of everything made so far."""
    time.sleep(0.02)
    os.utime(path)


def test_make_asks_for_a_case_when_a_file_of_it_is_newer_and_not_again(tree: Tree) -> None:
    assert [make(tree), make(tree)] == [True, False]
    page = tree.folder / "build" / "small" / "small.vi.html"
    before = page.read_bytes()
    shutil.copy(LEAST / "dot.png", tree.case("small") / "the scan #1.png")
    assert [make(tree), make(tree)] == [True, False]
    assert page.read_bytes() != before


def test_make_is_content_with_a_file_that_was_only_touched(tree: Tree) -> None:
    assert make(tree)
    later(tree.case("small") / "case.toml")
    assert [make(tree), make(tree)] == [True, False]
    assert tree.run("build", "-q", "build/small/small.vi.html").returncode == 0


def test_make_goes_on_where_a_file_is_no_longer_there(tree: Tree) -> None:
    assert make(tree)
    file = tree.case("small") / "case.toml"
    file.write_text(file.read_text("utf-8").replace("the scan #1", "scan"), "utf-8")
    (tree.case("small") / "the scan #1.png").unlink()
    assert [make(tree), make(tree)] == [True, False]


def test_a_depfile_names_the_authors_files_and_what_the_language_is_printed_with(
    tree: Tree,
) -> None:
    assert tree.run("build", *PAGES, "--depfile").returncode == 0
    text = (tree.folder / "build/small/small.vi.html.d").read_text("utf-8")
    first = text.replace(" \\\n ", "").splitlines()[0]
    assert first.startswith(
        "build/small/small.vi.html: cases/small/case.toml cases/small/the\\ scan\\ \\#1.png "
    )
    for part in ("vi/language.toml", "page/base.css", "profiles/source-article.toml"):
        assert part in first
    assert "vjrnm.toml" not in first


def test_a_depfile_that_is_asked_for_later_is_written_for_what_is_fresh(tree: Tree) -> None:
    assert tree.run("build", *PAGES).returncode == 0
    done = tree.run("build", *PAGES, "--depfile")
    assert done.stdout == ""
    names = [name for name in tree.outputs() if name.endswith(".d")]
    assert sorted(names) == ["small/small.en.html.d", "small/small.vi.html.d"]
    assert tree.run("clean").returncode == 0
    assert not (tree.folder / "build").exists()


@pytest.mark.parametrize("name", ODD)
def test_make_reads_an_odd_name_as_it_is(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("1", "utf-8")
    rules = f"out: {escaped(name)}\n\t@echo made; touch out\n{goal(name)}:\n"
    (tmp_path / "Makefile").write_text(rules, "utf-8")

    def said() -> str:
        done = subprocess.run(
            ["make", "--no-print-directory", "out"],
            check=False,
            capture_output=True,
            cwd=tmp_path,
            encoding="utf-8",
        )
        return done.stdout + done.stderr

    assert said() == "made\n"
    assert "up to date" in said()
    later(tmp_path / name)
    assert said() == "made\n"


@pytest.mark.parametrize("name", ["a;touch owned", "a\n\ttouch owned", "a=b", "a | b"])
def test_a_name_that_make_would_take_for_more_than_a_name_is_left_out(
    tmp_path: Path, name: str
) -> None:
    target = Target(tmp_path / "small", "vi", "html", None, Path("build"))
    text = depfile(target, ["case.toml", name]).decode()
    assert text == "build/small/small.vi.html: case.toml\n\ncase.toml:\n"
