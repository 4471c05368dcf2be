"""A profile that a journal wrote by copying one: its slips are told at their place in its file."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from casegen.cli.main import main
from casegen.style.profile_files import profile
from casegen.system.data import PROFILES, toml
from tests.support.least_case import LEAST

HEAD = 'title = { vi = "Nhà", en = "House" }\n'
OVER = f'{HEAD}extends = "jocm"\n'
Write = Callable[[str], Path]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Write the profile `house` beside those that come with casegen."""
    folder = shutil.copytree(PROFILES, tmp_path / "profiles")
    for module in ("style.profile_files", "system.data", "check.chosen_profile", "build.beside"):
        monkeypatch.setattr(f"casegen.{module}.PROFILES", folder)
    monkeypatch.setenv("LANGUAGE", "en")

    def written(text: str) -> Path:
        (folder / "house.toml").write_text(text, "utf-8")
        profile.cache_clear()
        toml.cache_clear()
        return folder / "house.toml"

    return written


def said(*arguments: str) -> tuple[int, list[str]]:
    done = CliRunner().invoke(main, [*arguments, "-p", "house", str(LEAST)])
    assert done.exception is None or isinstance(done.exception, SystemExit)
    return done.exit_code, [line for line in done.output.splitlines() if " error " in line]


FAULTS = [
    (
        f"{OVER}[limits]\ntext_wordz = 3\n",
        "4:1",
        "no key “text_wordz” here; did you mean “text_words”",
    ),
    (f'{OVER}[limits]\ntext_words = "3"\n', "4:14", "“text_words” must be a whole number"),
    (f"{OVER}[limits]\nkeywords = [3]\n", "4:1", "is missing here"),
    (f'{OVER}[page]\nsize = "A44"\n', "4:8", "did you mean “A4”?"),
    (f'{OVER}[rules]\nfigure-ordr = "off"\n', "4:1", "did you mean “figure-order”?"),
    (f'{OVER}[rules]\nfigure-order = "of"\n', "4:16", "did you mean “off”?"),
    (f'{HEAD}extends = "joc"\n', "2:11", "There is no profile “joc”; there are:"),
    (f'{HEAD}extends = "house"\n', "2:11", "The profile “house” extends itself."),
    ('title = { vi = "Nhà }\n', "1:16", "has no closing"),
    (HEAD, "1:1", "is missing here; add it."),
]


@pytest.mark.parametrize("command", [["check"], ["build", "-f", "html"]])
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault[2])
def test_a_slip_in_a_profile_is_told_at_its_place_in_the_profile(
    write: Write, tmp_path: Path, command: list[str], fault: tuple[str, str, str]
) -> None:
    text, place, sentence = fault
    path = write(text)
    arguments = [*command, "-o", str(tmp_path / "out")] if "build" in command else command
    status, (line,) = said(*arguments)
    assert status == 2
    assert line.startswith(f"{path.as_posix()}:{place}: error S000 ")
    assert sentence in line


def test_a_sound_profile_of_a_few_lines_is_used(write: Write) -> None:
    write(f'{OVER}[limits]\ntitle_words = 3\n[rules]\ntitle-too-long = "error"\n')
    status, lines = said("check", "--select", "title-too-long")
    assert status == 1
    assert len(lines) == 2


def test_a_style_of_references_that_there_is_not_is_told_in_one_line(
    write: Write, tmp_path: Path
) -> None:
    write(f'{OVER}[references]\nstyle = "vancuver"\n')
    status, (line,) = said("build", "-f", "html", "-o", str(tmp_path / "out"))
    assert status == 1
    assert "error R901 reference-style" in line
    assert "vancuver" in line


def test_no_case_is_begun_in_a_profile_that_cannot_be_used(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(f"{OVER}[limits]\ntext_wordz = 3\n")
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["new", "first", "-p", "house"])
    assert done.exit_code == 2
    assert "house.toml:4:1: error S000" in done.output
    assert not (tmp_path / "cases").exists()
