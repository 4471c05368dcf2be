"""What is kept in the user's cache folder: whole, the user's own, bounded, and never needed."""

from __future__ import annotations

from pathlib import Path

import pytest

from casegen import kept
from casegen.page import environment

NAME = "report.html"


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "casegen"


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


def test_a_file_that_others_may_write_is_passed_over() -> None:
    kept.keep("kind", b"key", b"data")
    kept.place("kind", b"key").chmod(0o666)
    assert kept.find("kind", b"key") is None


def test_two_keys_of_one_place_take_turns(monkeypatch: pytest.MonkeyPatch, cache: Path) -> None:
    monkeypatch.setattr(kept, "PLACES", 1)
    kept.keep("kind", b"one", b"first")
    kept.keep("kind", b"two", b"second")
    assert kept.find("kind", b"one") is None
    assert kept.find("kind", b"two") == b"second"
    assert len(list((cache / "kind").iterdir())) == 1


def test_a_folder_that_cannot_be_written_keeps_nothing_and_says_nothing(cache: Path) -> None:
    cache.write_text("a file in the folder's place")
    kept.keep("kind", b"key", b"data")
    assert kept.find("kind", b"key") is None


def test_a_template_is_compiled_once_for_all_processes(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    environment.__wrapped__().get_template(NAME)
    assert list((cache / "templates").iterdir())
    again = environment.__wrapped__()
    monkeypatch.setattr(again, "compile", None)
    assert again.get_template(NAME).name == NAME


def test_a_template_is_compiled_again_when_what_was_kept_is_damaged(cache: Path) -> None:
    environment.__wrapped__().get_template(NAME)
    for path in (cache / "templates").iterdir():
        path.write_bytes(b"damaged")
    assert environment.__wrapped__().get_template(NAME).name == NAME
