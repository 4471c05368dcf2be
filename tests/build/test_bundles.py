"""A bundle is an output like any other: made where it is stale, noted, and cleared away."""

from __future__ import annotations

import shutil
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from casegen.build.bundle import bundle, making
from casegen.build.bundle.packing import unpack
from casegen.check.examine import examined
from casegen.cli.main import main
from casegen.style.options import USUAL
from casegen.system.processes.bounds import Overrun
from tests.support.least_case import LEAST

if TYPE_CHECKING:
    from casegen.case.finding import Finding
    from casegen.check.check import Checked
    from casegen.style.options import Manner

ZIP = Path("build/small/small.zip")


def little(
    checked: Checked, slug: str, manner: Manner
) -> tuple[dict[str, bytes], tuple[Finding, ...]]:
    """What stands for a bundle's files here, where only the bundle as a whole is looked at."""
    return {f"{slug}.txt": checked.source.text.encode(), "asked": repr(manner.asked).encode()}, ()


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, with one case in it."""
    shutil.copytree(LEAST, tmp_path / "cases" / "small")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(making, "bundle", little)
    return tmp_path


def casegen(*arguments: str, status: int = 0) -> Result:
    done = CliRunner().invoke(main, ["--lang", "en", *arguments])
    assert done.exit_code == status, done.output
    return done


def edit(slug: str, old: str, new: str) -> None:
    file = Path("cases") / slug / "case.toml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_a_bundle_is_made_once_and_again_when_its_case_changes() -> None:
    assert casegen("bundle").stdout == f"{ZIP}\n"
    again = casegen("bundle")
    assert (again.stdout, again.stderr) == ("", "0 made, 1 fresh in “build”.\n")
    edit("small", "Da xanh.", "Da rất xanh.")
    casegen("bundle", "-q", status=1)
    why = casegen("bundle", "-n", "--why").stdout
    assert why == f"{ZIP}: cases/small/case.toml changed\n"
    assert casegen("bundle").stdout == f"{ZIP}\n"
    assert "Da rất xanh.".encode() in unpack(ZIP.read_bytes())["small.txt"]
    casegen("bundle", "-q")


def test_a_bundle_in_another_manner_or_by_force_is_made_again() -> None:
    casegen("bundle")
    assert casegen("bundle", "-n", "--why", "--blind").stdout.startswith(f"{ZIP}: --blind is “on”")
    assert casegen("bundle", "-n", "-p", "jocm").stdout == f"{ZIP}\n"
    assert casegen("bundle", "-B").stdout == f"{ZIP}\n"


def test_a_bundle_may_be_named_by_its_file() -> None:
    assert casegen("bundle", str(ZIP)).stdout == f"{ZIP}\n"
    assert "There is no case “small.zip”" in casegen("bundle", "small.zip", status=2).stderr


def test_clean_removes_a_bundle() -> None:
    casegen("bundle")
    assert casegen("clean").stdout == f"{ZIP}\n"
    assert not Path("build").exists()


def test_clean_removes_a_stale_bundle_only_when_its_case_is_gone() -> None:
    casegen("bundle")
    assert casegen("clean", "--stale").stdout == ""
    assert ZIP.exists()
    shutil.rmtree("cases/small")
    assert casegen("clean", "--stale").stdout == f"{ZIP}\n"


@pytest.mark.parametrize("stale", [(), ("--stale",)])
def test_a_zip_file_of_a_person_is_never_removed(stale: tuple[str, ...]) -> None:
    casegen("bundle")
    own = [ZIP.with_name("mine.zip"), ZIP.with_name("small.mine.zip"), Path("build/small.zip")]
    for path in own:
        path.write_bytes(b"mine")
    ZIP.write_bytes(b"mine too")
    shutil.rmtree("cases/small")
    casegen("clean", *stale)
    assert all(path.exists() for path in [ZIP, *own])


def test_a_zip_file_put_where_a_bundle_would_be_is_not_removed() -> None:
    ZIP.parent.mkdir(parents=True)
    ZIP.write_bytes(b"mine")
    casegen("build", "-f", "html", "small")
    casegen("clean")
    assert ZIP.read_bytes() == b"mine"


def test_after_a_failure_no_other_case_is_begun_but_with_k() -> None:
    shutil.copytree(LEAST, "cases/z")
    edit("small", "format = 1", "format = 9")
    done = casegen("bundle", status=1)
    assert (done.stdout.count("format-version"), "build/z/z.zip" in done.stdout) == (1, False)
    assert "Not begun: 1; -k goes on after a failure." in done.stderr
    done = casegen("bundle", "-k", status=1)
    assert "build/z/z.zip\n" in done.stdout
    assert "Failed: 1 (cases/small)." in done.stderr


def test_a_case_that_cannot_be_read_or_a_bundle_that_cannot_be_written_is_told() -> None:
    edit("small", "format = 1", "format = = 1")
    assert "toml-syntax" in casegen("bundle", status=2).stdout
    edit("small", "format = = 1", "format = 1")
    ZIP.mkdir(parents=True)
    assert "cannot be written" in casegen("bundle", status=2).stderr


def test_an_error_that_nobody_foresaw_is_told_and_stops_no_other_case(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shutil.copytree(LEAST, "cases/z")

    def broken(checked: Checked, slug: str, manner: Manner) -> object:
        if slug == "small":
            raise KeyError("a surprise")
        return little(checked, slug, manner)

    monkeypatch.setattr(making, "bundle", broken)
    done = casegen("bundle", "-k", status=1)
    assert "case.toml:1:1: error X902 failure" in done.stdout
    assert "build/z/z.zip\n" in done.stdout


def died(*_asked: object) -> Future[object]:
    """What comes of a work whose worker died."""
    future: Future[object] = Future()
    future.set_exception(Overrun("worker-died"))
    return future


def test_a_bundle_whose_workers_die_is_told_as_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("casegen.system.processes.pool.Workers.submit", died)
    monkeypatch.setattr("casegen.system.processes.pool.cores", lambda: 2)
    checked, _findings = examined(Path("cases/small"))
    assert checked is not None
    files, found = bundle(checked, "small", USUAL)
    assert files == {}
    assert [(one.code, one.name) for one in found] == [("X903", "worker-died")]
