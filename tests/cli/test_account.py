"""What a build tells: what it will make and why, how it goes, and what came of it."""

from __future__ import annotations

import os
import pty
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from casegen.build.target import Target, targets_of
from casegen.build.targets import sharded
from tests.support.trees import PAGES, Tree

SLUGS = ("a", "b", "c")
HEAVY = ("pydantic", "weasyprint", "babel", "lxml", "jinja2", "PIL", "citeproc", "tomllib", "rich")
SPY = """
import sys
def heard(event, arguments):
    if event == "open":
        print("opened", arguments[0], file=sys.stderr)
sys.addaudithook(heard)
from casegen.cli.main import main
main()
"""
WHY = """\
build/b/b.vi.html: cases/b/case.toml changed
build/b/b.en.html: cases/b/case.toml changed; it was deleted
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    tree = Tree(tmp_path_factory.mktemp("built"))
    for slug in SLUGS:
        tree.case(slug)
    assert tree.run("build", *PAGES, "--quiet").returncode == 0
    return tree


@pytest.fixture
def tree(built: Tree, tmp_path: Path) -> Tree:
    """A built tree of one's own."""
    return Tree(Path(shutil.copytree(built.folder, tmp_path / "tree")))


def spoil(tree: Tree, slug: str) -> None:
    file = tree.case(slug) / "case.toml"
    file.write_text(file.read_text("utf-8").replace("@lee2005", "@li2006"), "utf-8")


def test_a_copy_of_a_built_tree_is_fresh(tree: Tree) -> None:
    done = tree.run("build", *PAGES)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "0 made, 6 fresh in “build”.\n")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["-n"], "build/b/b.vi.html\nbuild/b/b.en.html\n"),
        (["-n", "--why"], WHY),
        (["--why"], WHY),
        (["-n", "-B", "--why", "build/c/c.vi.html"], "build/c/c.vi.html: asked for by -B\n"),
        (["--quiet"], ""),
    ],
)  # fmt: skip
def test_a_build_says_what_it_makes_and_why(tree: Tree, arguments: list[str], told: str) -> None:
    file = tree.case("b") / "case.toml"
    file.write_text(file.read_text("utf-8") + "\n# changed\n", "utf-8")
    (tree.folder / "build" / "b" / "b.en.html").unlink()
    done = tree.run("build", *PAGES, *arguments)
    assert (done.returncode, done.stdout) == (0, told)


def test_reasons_are_told_in_vietnamese(tree: Tree) -> None:
    (tree.folder / "build" / "b" / "b.en.html").unlink()
    done = tree.run("build", *PAGES, "--why", LANGUAGE="vi")
    assert done.stdout == "build/b/b.en.html: tệp đã bị xóa\n"
    assert done.stderr == "Trong “build”: làm mới 1 tệp, 5 tệp còn nguyên.\n"


@pytest.mark.parametrize("width", ["-j1", "-j2"])
def test_a_case_that_fails_does_not_stop_the_others_if_told_to_keep_going(
    tree: Tree, width: str
) -> None:
    spoil(tree, "a")
    tree.case("c").joinpath("case.toml").write_text("no", "utf-8")
    done = tree.run("build", *PAGES, "-f", "pdf", "-B", "-k", width)
    assert done.returncode == 2
    lines = done.stdout.splitlines()
    assert [line for line in lines if line.startswith("build/")] == [
        f"build/b/b.{tag}.{suffix}" for tag in ("vi", "en") for suffix in ("html", "pdf")
    ]
    assert sum("C001" in line for line in lines) == 2
    assert done.stderr == "4 made, 0 fresh in “build”. Failed: 2 (cases/a, cases/c).\n"


def test_without_that_nothing_is_begun_after_a_case_that_fails(tree: Tree) -> None:
    spoil(tree, "a")
    done = tree.run("build", *PAGES, "-B", "-j1")
    assert done.returncode == 1
    assert not [line for line in done.stdout.splitlines() if line.startswith("build/")]
    assert done.stderr == (
        "0 made, 0 fresh in “build”. Failed: 1 (cases/a). "
        "Not begun: 2; -k goes on after a failure.\n"
    )


def test_the_time_of_every_step_is_told_if_asked(tree: Tree) -> None:
    done = tree.run("build", "a", *PAGES, "-B", "-v")
    assert re.fullmatch(
        r"cases/a: load \d+, check \d+, compose \d+, vi\.html \d+, en\.html \d+, write \d+ ms\n"
        r"2 made, 0 fresh in “build”\.\n",
        done.stderr,
    )


def test_a_case_that_takes_too_long_is_given_up_and_the_others_are_made(tree: Tree) -> None:
    done = tree.run("build", *PAGES, "-B", "-k", "--timeout", "0.001")
    assert done.returncode == 1
    assert (
        len(re.findall(r"error X904 timeout This case was not done within 0\.001 s", done.stdout))
        == 3
    )
    assert tree.run("build", *PAGES, "-B", "-k", "--timeout", "100").returncode == 0


def on_a_terminal(tree: Tree, *arguments: str) -> str:
    """What a build prints on a terminal of its own."""
    mine, its = pty.openpty()
    process = subprocess.Popen(
        tree.command(*arguments), stdout=its, stderr=its, cwd=tree.folder,
        env=tree.environment(TERM="xterm", COLUMNS="100"),
    )  # fmt: skip
    os.close(its)
    said = b""
    while True:
        try:
            part = os.read(mine, 65536)
        except OSError:  # Linux's way to say that the other end is closed
            part = b""
        if not part:
            break
        said += part
    process.wait()
    os.close(mine)
    assert process.returncode == 0, said
    return said.decode()


def test_a_terminal_shows_a_bar_and_ends_with_the_sums(tree: Tree) -> None:
    said = on_a_terminal(tree, "build", *PAGES, "-B", "-j1")
    assert "━" in said
    assert "0/3" in said
    assert re.search(r"\d\.\d/s", said)
    assert said.endswith("6 made, 0 fresh in “build”.\r\n")
    quiet = on_a_terminal(tree, "build", *PAGES, "-B", "-j1", "--quiet")
    assert quiet == ""


def test_a_build_with_nothing_to_do_imports_nothing_heavy_and_opens_no_case(tree: Tree) -> None:
    assert tree.run("build", *PAGES).returncode == 0
    command = [sys.executable, "-X", "importtime", "-c", SPY, "build", *PAGES]
    done = subprocess.run(
        command, check=True, capture_output=True, encoding="utf-8", cwd=tree.folder,
        env=tree.environment(),
    )  # fmt: skip
    lines = done.stderr.splitlines()
    modules = {line.rpartition("|")[2].strip() for line in lines if line.startswith("import time")}
    assert {"casegen.build.ledger", "click"} <= modules
    assert {module.partition(".")[0] for module in modules} & set(HEAVY) == set()
    assert "importlib.metadata" not in modules
    opened = [line for line in lines if line.startswith("opened ")]
    assert any(line.endswith("state.jsonl") for line in opened)
    # Profiles say which files there are of a case; each is read once for all cases.
    forms = [line for line in opened if Path(line).parent.name == "profiles"]
    assert len(forms) == len(set(forms))
    others = [line for line in opened if line not in forms]
    assert not [line for line in others if line.endswith((".toml", ".html", ".css", ".png"))]


def cases(slugs: list[str]) -> list[Target]:
    return [
        target
        for slug in slugs
        for target in targets_of(
            Path("cases") / slug, [("vi", "html"), ("en", "pdf")], None, Path()
        )
    ]


def parts(slugs: list[str], count: int) -> dict[str, int]:
    """The part that each case falls into."""
    found = [(one.slug, n) for n in range(1, count + 1) for one in sharded(cases(slugs), n, count)]
    assert len(found) == 2 * len(slugs)
    assert len(set(found)) == len(slugs)
    return dict(found)


def test_the_parts_of_a_run_are_even_and_stay_so_whatever_the_order() -> None:
    slugs = [f"case-{number}" for number in range(101)]
    placed = parts(slugs, 8)
    sizes = [list(placed.values()).count(number) for number in range(1, 9)]
    assert (sum(sizes), max(sizes) - min(sizes)) == (101, 1)
    assert parts(slugs[::-1], 8) == placed
    more = parts([*slugs, "one-more"], 8)
    assert sum(more[slug] != placed[slug] for slug in slugs) <= 8


def test_the_parts_together_build_everything(tree: Tree) -> None:
    told = [tree.run("build", "-n", "-B", *PAGES, "--shard", f"{n}/4").stdout for n in range(1, 5)]
    assert sorted("".join(told).split()) == sorted(
        f"build/{slug}/{slug}.{tag}.html" for slug in SLUGS for tag in ("vi", "en")
    )


@pytest.mark.parametrize("shard", ["0/2", "3/2", "1", "a/b", "1/0"])
def test_a_part_that_there_cannot_be_is_refused(tree: Tree, shard: str) -> None:
    done = tree.run("build", "--shard", shard)
    assert done.returncode == 2
    assert "is not a part such as 2/8" in done.stderr


def test_a_check_without_findings_says_so_on_a_terminal_and_is_silent_in_a_pipe(tree: Tree) -> None:
    assert on_a_terminal(tree, "check") == "Nothing to mend in 3 case(s).\r\n"
    assert tree.run("check").stdout == ""
