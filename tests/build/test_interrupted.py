"""A build that is killed, crowded or out of room leaves whole files, old or new, and no litter."""

from __future__ import annotations

import errno
import os
import random
import re
import resource
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from casegen.build.lock import locked
from casegen.system.whole import MARK, WriteError, write
from tests.support.trees import PAGES, Tree

SLUGS = ("a", "b", "c")
# `make reliability` sets more.
KILLS = int(os.environ.get("CASEGEN_KILLS", "10"))
TOGETHER, MANY = 10, 100


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    tree = Tree(tmp_path)
    for slug in SLUGS:
        tree.case(slug)
    return tree


def edit(tree: Tree, number: int) -> None:
    """Give the author another address, which both languages print."""
    for slug in SLUGS:
        file = tree.case(slug) / "case.toml"
        text = re.sub(r"an\d?@example", f"an{number}@example", file.read_text("utf-8"))
        file.write_text(text, "utf-8")


def wholes(tree: Tree, number: int) -> dict[str, bytes]:
    """What the cases are when they have been edited so, built in peace elsewhere."""
    edit(tree, number)
    done = tree.run("build", *PAGES, "-j1", "--quiet", "-o", f"peace-{number}")
    assert (done.returncode, done.stderr) == (0, "")
    return tree.outputs(f"peace-{number}")


def litter(tree: Tree) -> list[Path]:
    return sorted(tree.folder.rglob(f"{MARK}*"))


def test_a_build_killed_at_any_moment_leaves_each_file_whole_and_the_next_one_mends_it(
    tree: Tree,
) -> None:
    old, new = wholes(tree, 1), wholes(tree, 2)
    assert old.keys() == new.keys()
    assert all(old[name] != new[name] for name in old)
    assert tree.run("build", *PAGES).returncode == 0
    start = time.perf_counter()
    assert tree.run("build", *PAGES, "-B").returncode == 0
    seconds = time.perf_counter() - start
    moments = random.Random(1)  # noqa: S311 - the same moments each time
    before, after = new, old
    mixed = 0
    for kill in range(KILLS):
        edit(tree, 1 if after is old else 2)
        build = tree.start("build", *PAGES)
        time.sleep(moments.uniform(0, seconds))
        build.kill()
        build.communicate()
        found = tree.outputs()
        names = {name for name in found if MARK not in name}
        assert names == before.keys()
        assert all(found[name] in (before[name], after[name]) for name in names), kill
        mixed += 0 < sum(found[name] == after[name] for name in names) < len(names)
        done = tree.run("build", *PAGES, "--quiet")
        assert (done.returncode, done.stderr, tree.outputs()) == (0, "", after)
        assert litter(tree) == []
        before, after = after, before
    assert mixed or KILLS < MANY, "some builds were killed between two files"


def test_a_temporary_file_of_a_killed_build_goes_and_one_of_a_living_process_stays(
    tree: Tree,
) -> None:
    assert tree.run("build", "a", *PAGES).returncode == 0
    dead = subprocess.Popen(["true"])
    dead.wait()
    for process in (dead.pid, os.getpid()):
        (tree.folder / "build" / "a" / f"{MARK}0-{process}").write_text("half", "utf-8")
    assert tree.run("build", *PAGES).returncode == 0
    assert [path.name for path in litter(tree)] == [f"{MARK}0-{os.getpid()}"]


def test_builds_at_once_in_one_folder_make_everything_once_and_well(tree: Tree) -> None:
    whole = wholes(tree, 1)
    builds = [tree.start("build", *PAGES) for _each in range(TOGETHER)]
    ended = [build.communicate(timeout=300) for build in builds]
    assert [build.returncode for build in builds] == [0] * TOGETHER
    assert sorted(line for out, _err in ended for line in out.split()) == sorted(
        f"build/{name}" for name in whole
    )
    assert tree.outputs() == whole
    assert litter(tree) == []


def test_a_build_that_waits_for_another_says_so(tree: Tree) -> None:
    with locked(tree.folder / "build", print):
        build = tree.start("build", "a", *PAGES)
        assert build.stderr is not None
        line = build.stderr.readline()
    assert line == f"Another build (process {os.getpid()}) is at work here; waiting for it.\n"
    build.communicate(timeout=300)
    assert build.returncode == 0


def test_what_only_asks_waits_for_nobody(tree: Tree) -> None:
    with locked(tree.folder / "build", print):
        assert tree.run("build", "-q").returncode == 1
        assert len(tree.run("build", "-n", *PAGES).stdout.split()) == 2 * len(SLUGS)


@pytest.fixture
def little(tmp_path: Path) -> Iterator[Path]:
    """A file system with room for two small pages and no more."""
    folder = tmp_path / "little"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=2500k", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("no file system can be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_disk_that_is_full_is_told_once_and_what_was_there_stays(
    tree: Tree, little: Path
) -> None:
    first = tree.run("build", "a", *PAGES, "--quiet", "-o", little)
    assert (first.returncode, first.stderr) == (0, "")
    before = tree.outputs(str(little))
    (little / "filled").write_bytes(bytes(os.statvfs(little).f_bavail * 4096))
    edit(tree, 2)
    done = tree.run("build", *PAGES, "-k", "--quiet", "-o", little)
    assert done.returncode == 2
    assert re.fullmatch(
        r"Error: “.*a\.vi\.html” cannot be written: No space left on device\.\n", done.stderr
    )
    (little / "filled").unlink()
    assert tree.outputs(str(little)) == before
    assert sorted(little.rglob(f"{MARK}*")) == []


def test_a_file_that_may_not_grow_so_large_is_told_and_the_old_one_stays(tree: Tree) -> None:
    assert tree.run("build", "a", *PAGES).returncode == 0
    before = tree.outputs()
    edit(tree, 2)
    limited = subprocess.run(
        tree.command("build", "a", *PAGES, "--quiet"), check=False, capture_output=True,
        cwd=tree.folder, encoding="utf-8", env=tree.environment(),
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000)),
    )  # fmt: skip
    assert limited.returncode == 2
    assert re.fullmatch(r"Error: “.*” cannot be written: File too large\.\n", limited.stderr)
    assert tree.outputs() == before


def test_a_folder_that_may_not_be_written_is_told_in_one_sentence(tree: Tree) -> None:
    (tree.folder / "taken").write_text("mine", "utf-8")
    done = tree.run("build", *PAGES, "-k", "-o", "taken/deeper")
    assert done.returncode == 2
    errors = [line for line in done.stderr.splitlines() if line.startswith("Error: ")]
    assert len(errors) == len(SLUGS), "each case has its own sentence where others may go well"
    assert (tree.folder / "taken").read_text("utf-8") == "mine"


@pytest.mark.parametrize("step", ["fsync", "utime", "fchmod"])
def test_a_write_that_fails_at_any_step_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = tmp_path / "page.html"
    write(path, b"old")

    def fails(*_arguments: object, **_named: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, step, fails)
    with pytest.raises(WriteError, match="Input/output error"):
        write(path, b"new")
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("page.html", b"old")]


def test_a_written_file_has_the_same_mode_under_any_mask(tmp_path: Path) -> None:
    modes = set()
    for mask in (0o000, 0o022, 0o077):
        before = os.umask(mask)
        try:
            modes.add(write(tmp_path / f"{mask}", b"").st_mode & 0o777)
        finally:
            os.umask(before)
    assert modes == {0o644}
