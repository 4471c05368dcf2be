"""What is kept in the user's cache folder: data under the user's seal, bounded, never needed."""

from __future__ import annotations

import marshal
import os
from hashlib import sha256
from pathlib import Path

import pytest

from casegen.formats.html import environment
from casegen.system import cache as kept
from casegen.system.cache import trust
from casegen.system.cache.key import SIZE, key_in
from casegen.system.regular import content
from tests.support.trees import Tree


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user who has kept nothing yet, at work in a folder beside the home."""
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setattr(kept, "_now", [])
    monkeypatch.setattr(kept, "notes", [])
    return tmp_path / "cache" / "casegen"


def test_what_was_kept_is_found_under_its_own_key_alone() -> None:
    kept.keep("kind", b"key", b"data")
    assert kept.find("kind", b"key") == b"data"
    assert kept.find("kind", b"other") is None
    assert kept.find("other", b"key") is None


@pytest.mark.parametrize("size", [0, 10, 33])
def test_a_file_that_was_cut_short_is_passed_over(size: int) -> None:
    kept.keep("kind", b"key", b"data")
    path = kept.place("kind", b"key")
    path.write_bytes(path.read_bytes()[:size])
    assert kept.find("kind", b"key") is None


def test_a_file_with_one_changed_byte_is_passed_over() -> None:
    kept.keep("kind", b"key", b"data")
    path = kept.place("kind", b"key")
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    assert kept.find("kind", b"key") is None


def test_what_another_user_sealed_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept.keep("kind", b"key", b"data")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "another"))
    monkeypatch.setattr(kept, "_now", [])
    assert kept.find("kind", b"key") is None


def test_a_digest_that_anyone_can_make_is_no_seal() -> None:
    kept.keep("kind", b"key", b"data")
    forged = sha256((3).to_bytes(8) + b"keydata").digest()
    kept.place("kind", b"key").write_bytes(forged + b"data")
    assert kept.find("kind", b"key") is None


def test_a_pipe_a_link_and_an_endless_file_are_passed_over(tmp_path: Path) -> None:
    kept.keep("kind", b"key", b"data")
    path = kept.place("kind", b"key")
    path.rename(tmp_path / "moved")
    path.symlink_to(tmp_path / "moved")
    assert kept.find("kind", b"key") is None
    path.unlink()
    os.mkfifo(path)
    assert kept.find("kind", b"key") is None
    path.unlink()
    path.touch()
    os.truncate(path, 3_000_000_000)
    assert kept.find("kind", b"key") is None


def test_two_keys_of_one_place_take_turns(monkeypatch: pytest.MonkeyPatch, cache: Path) -> None:
    monkeypatch.setattr(kept, "PLACES", 1)
    kept.keep("kind", b"one", b"first")
    kept.keep("kind", b"two", b"second")
    assert kept.find("kind", b"one") is None
    assert kept.find("kind", b"two") == b"second"
    assert len(list((cache / "kind").iterdir())) == 1


def test_a_folder_that_cannot_be_written_keeps_nothing_and_says_nothing(cache: Path) -> None:
    cache.parent.mkdir()
    cache.write_text("a file in the folder's place")
    kept.keep("kind", b"key", b"data")
    assert kept.find("kind", b"key") is None
    assert kept.notes == []


@pytest.mark.parametrize("above", ["", "deep/er"])
def test_a_cache_within_the_repository_worked_in_is_passed_over_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, above: str
) -> None:
    folder = tmp_path / "work" / above
    folder.mkdir(parents=True, exist_ok=True)
    (tmp_path / "work" / ".git").mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "work" / ".cache"))
    assert not kept.cache_folder().is_relative_to(tmp_path)
    assert kept.notes == [(trust.INSIDE, {"path": str(tmp_path / "work" / ".cache" / "casegen")})]


def test_a_cache_that_a_link_leads_into_the_folder_worked_in_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "work" / "brought").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "work" / "brought")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "link"))
    assert not kept.cache_folder().is_relative_to(tmp_path)


def test_the_home_is_no_strangers_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(trust.home())
    assert trust.working_tree() is None


def test_a_cache_that_anyone_may_write_is_passed_over(cache: Path) -> None:
    cache.mkdir(parents=True)
    cache.chmod(0o777)
    assert kept.cache_folder() != cache
    assert [message for message, _values in kept.notes] == [trust.FOREIGN]


def test_a_cache_of_another_owner_is_passed_over(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.mkdir(parents=True)
    owner = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: owner + 1)
    assert trust.refused(cache) == trust.FOREIGN


def test_a_key_within_the_folder_worked_in_seals_nothing_for_another_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    brought = tmp_path / "work" / "casegen" / "key"
    brought.parent.mkdir()
    brought.write_bytes(bytes(SIZE))
    brought.chmod(0o600)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "work"))
    assert kept.keeping().key != bytes(SIZE)
    first = kept.seal("x")
    monkeypatch.setattr(kept, "_now", [])
    assert kept.seal("x") != first


def test_a_key_is_one_for_all_processes_and_for_nobody_else(tmp_path: Path) -> None:
    first = key_in(tmp_path / "state")
    assert key_in(tmp_path / "state") == first
    path = tmp_path / "state" / "key"
    assert path.stat().st_mode & 0o777 == 0o600
    path.chmod(0o644)
    assert key_in(tmp_path / "state") != first
    assert content(path, SIZE, private=True) == key_in(tmp_path / "state")


def test_no_compiled_template_is_kept_and_none_that_lies_there_is_run(cache: Path) -> None:
    code = marshal.dumps(compile("open('owned', 'w')", "report.html", "exec"))
    for place in range(kept.PLACES):
        path = cache / "templates" / f"{place:03x}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(sha256(code).digest() + code)
    before = sorted(path.stat().st_mtime_ns for path in cache.rglob("*"))
    assert environment.__wrapped__().get_template("report.html").name == "report.html"
    assert sorted(path.stat().st_mtime_ns for path in cache.rglob("*")) == before
    assert not Path("owned").exists()


def test_the_command_line_says_so_in_one_line_and_goes_on(tmp_path: Path) -> None:
    tree = Tree(tmp_path / "work")
    tree.case("small")
    brought = tmp_path / "work" / ".cache"
    done = tree.run("build", "-f", "jats.xml", XDG_CACHE_HOME=str(brought))
    assert (done.returncode, brought.exists()) == (0, False)
    told = f"The folder “{brought}/casegen” is not used: it lies in the folder that is worked in."
    assert done.stderr.splitlines().count(told) == 1
    assert len(done.stderr.splitlines()) == 2
