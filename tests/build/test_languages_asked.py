"""A report is made in a language of its case, and asked for in another is told so."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.least_case import least, written
from tests.support.outputs import casegen


@pytest.mark.parametrize("suffix", ["html", "docx"])
def test_a_language_that_a_case_has_not_is_told_in_one_sentence(
    tmp_path: Path, suffix: str
) -> None:
    folder = tmp_path / "cases" / "a"
    folder.mkdir(parents=True)
    data = least()
    data["languages"] = ["vi", "en"]
    (folder / "case.toml").write_text(written(data).replace('["vi", "en"]', '["vi"]'), "utf-8")
    done = casegen("build", "-l", "en", "-f", suffix, cwd=tmp_path)
    assert done.returncode == 1
    assert "please report it" not in done.stdout + done.stderr


def test_a_case_in_vietnamese_alone_has_no_english_report(tmp_path: Path) -> None:
    assert casegen("new", "a", "-l", "vi", cwd=tmp_path).returncode == 0
    done = casegen("build", "-l", "en", "-f", "html", cwd=tmp_path)
    assert done.returncode == 1
    assert "X908 language-not-printed" in done.stdout
    assert "there are: vi." in done.stdout
    assert casegen("build", "-l", "vi", "-f", "html", cwd=tmp_path).returncode == 0


def test_a_case_is_not_begun_without_a_language_of_its_body(tmp_path: Path) -> None:
    done = casegen("new", "a", "--front", "vi", "--front", "en", cwd=tmp_path)
    assert done.returncode == 2
    assert "needs a language of its body" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "cases").exists()
