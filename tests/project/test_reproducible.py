"""The same case gives the same bytes, wherever, whenever and however it is built."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support.trees import Tree

SLUGS = ("one", "two", "three")
WAYS: dict[str, tuple[list[str], dict[str, str]]] = {
    "four at a time": (["-j4"], {}),
    "one alone, its files by two workers": (["-j2", "one"], {}),
    "in another order, locale, time zone and year, and with other hashes": (
        ["-j1", "two", "one"],
        {
            "LC_ALL": "tr_TR.UTF-8",
            "LANG": "tr_TR.UTF-8",
            "TZ": "Pacific/Kiritimati",
            "PYTHONHASHSEED": "7",
            "SOURCE_DATE_EPOCH": "1700000000",
        },
    ),
}


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """A tree built once, one file after another."""
    tree = Tree(tmp_path_factory.mktemp("tree"))
    for slug in SLUGS:
        tree.case(slug)
    done = tree.run("build", "-j1", "--quiet", PYTHONHASHSEED="1", LC_ALL="C.UTF-8", TZ="UTC")
    assert (done.returncode, done.stderr) == (0, "")
    assert len(tree.outputs()) == 4 * len(SLUGS)
    return tree


@pytest.mark.parametrize(("arguments", "variables"), WAYS.values(), ids=WAYS)
def test_the_same_bytes_come(
    tree: Tree, tmp_path: Path, arguments: list[str], variables: dict[str, str]
) -> None:
    done = tree.run("build", "--quiet", "-o", tmp_path / "other", *arguments, **variables)
    assert (done.returncode, done.stderr) == (0, "")
    made = tree.outputs(str(tmp_path / "other"))
    assert len(made) >= 4
    assert made == {name: tree.outputs()[name] for name in made}


def test_the_same_bytes_come_in_another_tree_under_another_mask(tree: Tree, tmp_path: Path) -> None:
    other = Tree(tmp_path / "a folder named otherwise, Việt")
    shutil.copytree(tree.case("one"), other.folder / "cases" / "one")
    command = [
        "sh",
        "-c",
        'umask 077; exec "$@"',
        "sh",
        *other.command("build", "--timeout", "600", "--quiet"),
    ]
    subprocess.run(command, check=True, cwd=other.folder, env=other.environment())
    found = other.outputs()
    assert len(found) == 4
    assert found == {name: tree.outputs()[name] for name in found}
    modes = {path.stat().st_mode & 0o777 for path in (other.folder / "build" / "one").iterdir()}
    assert modes == {0o644}
