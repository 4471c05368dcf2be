"""Clean removes what builds made, all of it or what nobody asks for, and nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from casegen.build.state import FILE, FOLDER, header, opened, sealed
from tests.support.trees import PAGES, Tree


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    tree = Tree(tmp_path)
    for slug in ("a", "b"):
        tree.case(slug)
    assert tree.run("build", *PAGES, "--quiet", "--depfile").returncode == 0
    return tree


def test_clean_stale_removes_nothing_while_every_case_asks_for_its_files(tree: Tree) -> None:
    before = tree.outputs()
    done = tree.run("clean", "--stale")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert tree.outputs() == before


def test_clean_stale_removes_the_files_of_a_case_that_is_gone(tree: Tree) -> None:
    shutil.rmtree(tree.case("a"))
    done = tree.run("clean", "--stale")
    assert done.stdout.split() == ["build/a/a.en.html", "build/a/a.vi.html"]
    assert not (tree.folder / "build" / "a").exists()
    assert {name.partition("/")[0] for name in tree.outputs()} == {"b"}
    assert tree.run("build", "-q", *PAGES).returncode == 0


def test_clean_stale_removes_the_files_of_a_case_that_was_renamed(tree: Tree) -> None:
    tree.case("a").rename(tree.folder / "cases" / "c")
    assert len(tree.run("clean", "--stale").stdout.split()) == 2


def test_clean_stale_removes_the_files_of_a_language_that_was_given_up(tree: Tree) -> None:
    file = tree.case("a") / "case.toml"
    file.write_text(file.read_text("utf-8").replace('["vi", "en"]', '["vi"]'), "utf-8")
    assert tree.run("clean", "--stale").stdout.split() == ["build/a/a.en.html"]
    assert "a/a.vi.html" in tree.outputs()


def test_a_case_that_cannot_be_read_loses_nothing(tree: Tree) -> None:
    (tree.case("a") / "case.toml").write_text("not TOML", "utf-8")
    assert tree.run("clean", "--stale").stdout == ""


@pytest.mark.parametrize("options", [[], ["--stale"]])
def test_a_file_that_was_edited_is_kept_and_told(tree: Tree, options: list[str]) -> None:
    shutil.rmtree(tree.case("a"))
    edited = tree.folder / "build" / "a" / "a.vi.html"
    edited.write_text("mine", "utf-8")
    (tree.folder / "build" / "a" / "letter.txt").write_text("mine too", "utf-8")
    done = tree.run("clean", *options)
    assert done.returncode == 0
    assert "build/a/a.en.html" in done.stdout.split()
    assert done.stderr == "“build/a/a.vi.html” was edited since it was made; it is kept.\n"
    assert {"a/a.vi.html", "a/letter.txt"} <= tree.outputs().keys()


def test_clean_removes_everything_and_the_folder(tree: Tree) -> None:
    assert len(tree.run("clean").stdout.split()) == 4
    assert not (tree.folder / "build").exists()


def test_clean_follows_no_name_that_leads_out_of_the_folder(tree: Tree) -> None:
    precious = tree.folder / "precious.html"
    precious.write_text("mine", "utf-8")
    log = tree.folder / "build" / FOLDER / FILE
    lines = [opened(line) for line in log.read_bytes().splitlines()[1:]]
    for line in lines:
        if line.get("case") == "a":
            line["case"] = ".."
            made = line["record"]["targets"].pop("a.vi.html")
            line["record"]["targets"] = {"../precious.html": made, "...html": made}
    log.write_bytes(b"\n".join([header(), *map(sealed, lines), b""]))
    assert tree.run("clean").returncode == 0
    assert precious.read_text("utf-8") == "mine"


def test_a_clean_of_nothing_is_no_fault(tmp_path: Path) -> None:
    done = Tree(tmp_path).run("clean")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_nothing_is_removed_through_a_link_in_the_place_of_a_cases_folder(tree: Tree) -> None:
    elsewhere = tree.folder / "elsewhere"
    (tree.folder / "build" / "a").rename(elsewhere)
    (tree.folder / "build" / "a").symlink_to(elsewhere)
    before = sorted(path.name for path in elsewhere.iterdir())
    done = tree.run("clean")
    assert done.returncode == 0
    assert sorted(path.name for path in elsewhere.iterdir()) == before
    assert "build/a/" not in done.stdout


@pytest.mark.parametrize("command", ["clean", "build", "bundle"])
def test_an_output_folder_that_a_link_leads_to_is_refused_in_one_sentence(
    tree: Tree, command: str
) -> None:
    elsewhere = tree.folder / "far" / "elsewhere"
    elsewhere.parent.mkdir()
    (tree.folder / "build").rename(elsewhere)
    (tree.folder / "build").symlink_to(elsewhere)
    before = sorted(elsewhere.rglob("*"))
    done = tree.run(command)
    assert done.returncode == 2
    told = "“build” is a link, which may lead anywhere; give the folder itself."
    assert done.stderr == f"Error: {told}\n"
    assert sorted(elsewhere.rglob("*")) == before
