"""Accept: the table of accepted translations is renewed, and nothing else of the file touched."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from casegen.case.edit.accept import AcceptError, accept
from casegen.case.model.accepted import stamp
from casegen.cli.main import main
from tests.support.least_case import CASES, LEAST, checked, least, written

TEXT = (LEAST / "case.toml").read_text("utf-8")
RECORD = "Thiếu máu là bệnh thường gặp."


def case(folder: Path, text: str = TEXT) -> Path:
    """A case file with that text."""
    path = folder / "case.toml"
    path.write_bytes(text.encode())
    return path


def table(path: Path) -> dict[str, str]:
    accepted: dict[str, str] = tomllib.loads(path.read_bytes().decode("utf-8-sig"))["accepted"]
    return accepted


def test_every_translated_text_is_noted_and_the_author_s_lines_stay(tmp_path: Path) -> None:
    path = case(tmp_path)
    assert accept(tmp_path) == path
    assert path.read_text("utf-8").startswith(TEXT)
    noted = table(path)
    assert noted["introduction"] == stamp(RECORD)
    assert {"title", "patients.0.history", "keywords.1", "patients.0.timeline.1.event"} < set(noted)
    assert checked(path.read_text("utf-8"), tmp_path).findings == ()


def test_a_second_time_changes_nothing(tmp_path: Path) -> None:
    path = case(tmp_path)
    accept(path)
    before = path.stat().st_mtime_ns
    assert accept(path) is None
    assert path.stat().st_mtime_ns == before


def test_comments_and_order_within_the_table_stay(tmp_path: Path) -> None:
    head = (
        "[accepted] # read by A\n# the title is settled\n"
        'title = "000000000000" # 2024\ngone = "1"\n\n'
    )
    start = TEXT.index("[title]")
    path = case(tmp_path, TEXT[:start] + head + TEXT[start:])
    accept(path)
    new = path.read_text("utf-8")
    assert "[accepted] # read by A\n# the title is settled\ntitle = " in new
    assert f'title = "{table(path)["title"]}" # 2024' in new
    assert "gone" not in table(path)
    assert new.endswith(TEXT[start:])


def test_only_the_text_that_is_named_is_accepted(tmp_path: Path) -> None:
    path = case(tmp_path, TEXT + '\n[accepted]\ntitle = "000000000000"\n')
    accept(path, ["introduction"])
    assert table(path) == {"title": "000000000000", "introduction": stamp(RECORD)}


def test_a_text_that_there_is_not_is_refused_and_the_file_left(tmp_path: Path) -> None:
    path = case(tmp_path)
    with pytest.raises(AcceptError):
        accept(path, ["intro"])
    assert path.read_text("utf-8") == TEXT


def test_of_an_unfinished_case_what_is_written_in_both_languages_is_accepted(
    tmp_path: Path,
) -> None:
    data = least()
    del data["conclusion"], data["patients"][0]["diagnosis"]
    data["introduction"]["en"] = ""
    path = case(tmp_path, written(data))
    accept(path)
    noted = table(path)
    assert "patients.0.history" in noted
    assert {"introduction", "conclusion", "patients.0.diagnosis"} & noted.keys() == set()


@pytest.mark.parametrize("text", ["format = ", "format = 1\n", ""])
def test_a_case_that_cannot_be_read_is_refused(text: str, tmp_path: Path) -> None:
    path = case(tmp_path, text)
    with pytest.raises(AcceptError):
        accept(path)
    assert path.read_text("utf-8") == text


def test_line_ends_and_the_byte_order_mark_stay(tmp_path: Path) -> None:
    path = case(tmp_path, "\ufeff" + TEXT.replace("\n", "\r\n"))
    accept(path)
    content = path.read_bytes().decode()
    assert content.startswith("\ufeff")
    assert content.count("\n") == content.count("\r\n")
    assert table(path)["introduction"] == stamp(RECORD)


@pytest.mark.parametrize("folder", CASES, ids=lambda path: path.name)
def test_the_real_cases_keep_every_line(folder: Path, tmp_path: Path) -> None:
    text = (folder / "case.toml").read_text("utf-8")
    path = case(tmp_path, text)
    accept(path)
    old = text.partition("\n[accepted]")[0]
    assert path.read_text("utf-8").startswith(old)


def test_the_command_names_the_file_it_wrote(tmp_path: Path) -> None:
    path = case(tmp_path)
    result = CliRunner().invoke(main, ["accept", str(tmp_path)])
    assert (result.exit_code, result.output.strip()) == (0, str(path))
    assert CliRunner().invoke(main, ["accept", str(tmp_path)]).output == ""
    missing = CliRunner().invoke(main, ["accept", str(tmp_path / "none")])
    assert missing.exit_code == 2
    assert "Traceback" not in missing.output
