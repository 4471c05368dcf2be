"""A new case asks for everything that its profile demands, and for nothing else."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from casegen.case.model.declaration import Consent, Ethics
from casegen.check.examine import examined
from casegen.style import starter
from casegen.style.profile_files import profile
from casegen.style.starter import blank
from casegen.style.starter.form import Form
from casegen.system.data import profiles, toml
from tests.support.least_case import LEAST
from tests.support.outputs import ROOT, casegen

FIRST = re.compile(r"^# (\w+) = (\"\w+\"|true|0|[\d-]+|\"\"|{.*})( \|.*)?$", re.MULTILINE)
EMPTY = '""'
PUBLISHING = {"P030", "P031", "P032"}
SENTENCE = '"Hemoglobin."'


def made(folder: Path, name: str, *tags: str, reader: str = "en") -> Path:
    file = folder / "case.toml"
    file.write_text(blank(Form(profile(name), tags, reader)), "utf-8")
    return file


def codes(folder: Path) -> set[str]:
    return {finding.code for finding in examined(folder)[1]}


def fill(file: Path) -> str:
    """Give every asked value, as its hint says, except for the references, of a grown patient."""
    text, references, rest = file.read_text("utf-8").partition("# [[figures]]")
    text = text.replace("# age = 0", "age = 44")
    text = FIRST.sub(lambda hint: f"{hint[1]} = {SENTENCE if hint[2] == EMPTY else hint[2]}", text)
    file.write_text(text + references + rest, "utf-8")
    return text


@pytest.mark.parametrize("name", profiles())
@pytest.mark.parametrize("tags", [("vi", "en"), ("en",)])
def test_a_new_case_lacks_only_what_is_still_to_be_filled_in(
    tmp_path: Path, name: str, tags: tuple[str, ...]
) -> None:
    file = made(tmp_path, name, *tags)
    assert codes(tmp_path) == {"S001", "S005"}
    text = fill(file)
    assert codes(tmp_path) == {"S005"}
    empty = len(re.findall(r'"""\n"""|""', text))
    assert len(examined(tmp_path)[1]) == empty > 12 * len(tags)
    written = re.sub(r'"""\n"""|""', SENTENCE, text)
    file.write_text(written, "utf-8")
    checked, _ = examined(tmp_path)
    assert checked is not None
    assert checked.case is not None
    assert codes(tmp_path) & PUBLISHING == set()


@pytest.mark.parametrize("name", profiles())
def test_a_new_case_asks_for_consent_and_ethics(tmp_path: Path, name: str) -> None:
    file = made(tmp_path, name, "vi", "en")
    text = fill(file).replace("# Optional", "#")
    assert set(tomllib.loads(text)["consent"]) == {*Consent.model_fields, "vi", "en"} - {"text"}
    assert set(tomllib.loads(text)["ethics"]) == {*Ethics.model_fields, "vi", "en"} - {"text"}
    without = re.sub(r"^(council|number|date|form|images) = .*\n", "", text, flags=re.MULTILINE)
    file.write_text(re.sub(r'"""\n"""|""', SENTENCE, without), "utf-8")
    assert codes(tmp_path) & PUBLISHING == {"P031", "P032"}


@pytest.mark.parametrize("name", profiles())
def test_what_a_profile_demands_is_there(tmp_path: Path, name: str) -> None:
    form = profile(name)
    data = tomllib.loads(made(tmp_path, name, "vi", "en").read_text("utf-8"))
    assert data["profile"] == name
    assert set(form.required) <= data.keys()
    assert len(data["keywords"]) >= form.limits.keywords[0]
    assert [part["part"] for part in data["abstract"].get("parts", [])] == list(form.abstract_parts)
    topics = [part["topic"] for part in data["discussion"]]
    assert topics == list(form.discussion.demanded)


def test_the_hints_are_in_the_readers_language_and_the_keys_in_none(tmp_path: Path) -> None:
    vietnamese = made(tmp_path, "care", "en", reader="vi").read_text("utf-8")
    english = made(tmp_path, "care", "en").read_text("utf-8")
    assert "\n# Tiền sử\n# Ví dụ: Được chẩn đoán" in vietnamese
    assert "\n# History\n# For example: Thalassemia" in english
    assert tomllib.loads(vietnamese) == tomllib.loads(english)
    assert "vi =" not in english
    assert max(map(len, vietnamese.splitlines())) <= 130


def test_what_may_be_added_and_how_a_part_may_read_is_said_once(tmp_path: Path) -> None:
    assert casegen("new", "several", "--patients", "3", cwd=tmp_path).returncode == 0
    text = (tmp_path / "cases" / "several" / "case.toml").read_text("utf-8")
    assert text.count("[[patients]]") == 3
    for once in ("birth_weight: ", "blood_loss: ", "mesh: ", "light touch was lost"):
        assert text.count(once) == 1, once


def test_the_command_makes_the_file_and_names_it(tmp_path: Path) -> None:
    done = casegen("new", "kawasaki-2", "--profile", "jocm", "-l", "en", "-l", "vi", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "cases/kawasaki-2/case.toml\n")
    file = tmp_path / "cases" / "kawasaki-2" / "case.toml"
    assert 'languages = ["en", "vi"]' in file.read_text("utf-8")
    assert "#:schema" not in file.read_text("utf-8")


def test_a_schema_that_is_there_is_named_in_the_file(tmp_path: Path) -> None:
    (tmp_path / "case.schema.json").write_text("{}", "utf-8")
    assert casegen("new", "a", cwd=tmp_path).returncode == 0
    text = (tmp_path / "cases" / "a" / "case.toml").read_text("utf-8")
    assert text.startswith("#:schema ../../case.schema.json\n")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["Ca-1"], "“Ca-1” cannot name a case"),
        (["ca_1"], "cannot name a case"),
        (["../escape"], "cannot name a case"),
        (["ca-"], "cannot name a case"),
        (["tủy"], "cannot name a case"),
        (["a" * 65], "cannot name a case"),
        (["there"], "There is already something at “cases/there”"),
        (["b", "--profile", "nature"], "There is no profile “nature”"),
        (["b", "-l", "xx"], "There is no language “xx”"),
    ],
)
def test_what_cannot_be_made_is_refused_in_one_sentence(
    tmp_path: Path, arguments: list[str], words: str
) -> None:
    kept = tmp_path / "cases" / "there" / "letter.txt"
    kept.parent.mkdir(parents=True)
    kept.write_text("mine", "utf-8")
    done = casegen("new", *arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert words in done.stderr
    assert done.stderr.count("\n") == 1
    assert [path for path in (tmp_path / "cases").rglob("*") if path.is_file()] == [kept]


def test_the_figure_that_a_new_case_shows_is_sound_once_its_lines_are_filled_in(
    tmp_path: Path,
) -> None:
    file = made(tmp_path, "care", "vi", "en")
    shutil.copyfile(LEAST / "dot.png", tmp_path / "dot.png")
    written = re.sub(r'"""\n"""|""', SENTENCE, fill(file))
    rest = file.read_text("utf-8").partition("# [[figures]]")[2]
    lines = [line.removeprefix("# ") for line in rest.partition("\n\n")[0].splitlines()[:-1]]
    figure = "\n".join(lines).replace(" | false", "").replace('id = ""', 'id = "scan"')
    figure = figure.replace('file = ""', 'file = "dot.png"').replace('""', SENTENCE)
    file.write_text(f"{written}\n[[figures]]{figure}\n", "utf-8")
    checked, _findings = examined(tmp_path)
    assert "file" in figure
    assert checked is not None
    assert checked.case is not None
    assert checked.case.figures[0].burned_in_checked
    assert codes(tmp_path) & {"F003", "F004", "P021"} == set()


def read(folder: Path, slug: str) -> dict[str, Any]:
    return tomllib.loads((folder / "cases" / slug / "case.toml").read_text("utf-8"))


def test_what_is_known_beforehand_stands_in_the_file(tmp_path: Path) -> None:
    arguments = [
        "-t",
        "Lao màng não",
        "-a",
        "Nguyễn Thị Minh An",
        "-a",
        "Anna Maria Lee",
        "-n",
        "3",
    ]
    done = casegen("new", *arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "cases/lao-mang-nao/case.toml\n")
    data = read(tmp_path, "lao-mang-nao")
    assert data["title"] == {"vi": "Lao màng não", "en": ""}
    first, second = data["authors"]
    assert (first["family"], first["middle"], first["given"]) == ("Nguyễn", "Thị Minh", "An")
    assert (second["given"], second["middle"], second["family"]) == ("Anna", "Maria", "Lee")
    assert [one["name_style"] for one in (first, second)] == ["eastern", "western"]
    assert [one.get("corresponding") for one in (first, second)] == [True, None]
    assert [one["id"] for one in data["patients"]] == ["p1", "p2", "p3"]
    assert casegen("check", cwd=tmp_path).returncode == 0


@pytest.mark.parametrize("old", ["emh-thalassemia", "kawasaki-ivig"])
def test_the_frame_of_an_old_case_is_taken_and_nothing_of_its_patients(
    tmp_path: Path, old: str
) -> None:
    done = casegen("new", "next", "--from", str(ROOT / "cases" / old), cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    before = tomllib.loads((ROOT / "cases" / old / "case.toml").read_text("utf-8"))
    data = read(tmp_path, "next")
    assert data["profile"] == before["profile"]
    assert [one["family"] for one in data["authors"]] == [
        one["family"] for one in before["authors"]
    ]
    assert [one["name"] for one in data["affiliations"]] == [
        one["name"] for one in before["affiliations"]
    ]
    assert data["title"] == {"vi": "", "en": ""}
    assert [one["id"] for one in data["patients"]] == ["p1"]
    assert "references" not in data
    gaps = casegen("check", cwd=tmp_path)
    assert "still to write" in gaps.stdout
    assert casegen("build", "-f", "html", cwd=tmp_path).returncode == 0


@pytest.mark.parametrize("old", ["begun", "cases"])
def test_only_one_finished_case_lends_its_frame(tmp_path: Path, old: str) -> None:
    for slug in ("begun", "another"):
        assert casegen("new", slug, cwd=tmp_path).returncode == 0
    done = casegen("new", "next", "--from", old, cwd=tmp_path)
    assert done.returncode == 2
    assert f"“{old}” is no finished case" in done.stderr
    assert not (tmp_path / "cases" / "next").exists()


def test_every_optional_key_is_there_with_what_it_means(tmp_path: Path) -> None:
    text = made(tmp_path, "care", "vi", "en", reader="vi").read_text("utf-8")
    hints = dict(re.findall(r"^#   ([\w-]+): (.+)$", text, re.MULTILINE))
    assert len(hints) > 40
    assert hints["orcid"].startswith("Mã ORCID")
    assert hints["short_title"].startswith("Tên rút gọn")


def test_each_section_shows_how_it_may_read(tmp_path: Path) -> None:
    english = made(tmp_path, "care", "en").read_text("utf-8")
    rows = toml(Path(starter.__file__).with_name("examples.toml"))
    assert len(rows) > 10
    words = " ".join(english.replace("\n# ", " ").split())
    for row in rows.values():
        assert set(row) == {"vi", "en"}
        assert row["en"] in words


ASKED = """
import sys
from unittest.mock import patch
from casegen.cli.console import asking
asking.attended = lambda: True
from casegen.cli.main import main
main(["new", *sys.argv[1:]])
"""


def test_at_a_terminal_what_is_not_said_is_asked(tmp_path: Path) -> None:
    answers = "de\nvi, en\nLao màng não\nA B\n\nNguyễn Văn An; Trần Bình\n99\n3\nhai\n2\n"
    done = subprocess.run(
        [sys.executable, "-c", ASKED], input=answers, check=False, capture_output=True,
        encoding="utf-8", cwd=tmp_path, env={**os.environ, "LANGUAGE": "vi"},
    )  # fmt: skip
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "cases/lao-mang-nao/case.toml")
    assert "Tên bài bằng Tiếng Việt" in done.stderr
    for mistyped in ("“de”", "“A B”", "“99”"):
        assert done.stderr.count(mistyped) == 1
    assert "Traceback" not in done.stderr
    data = read(tmp_path, "lao-mang-nao")
    assert data["profile"] == profiles()[2]
    assert [one["given"] for one in data["authors"]] == ["An", "Bình"]
    assert len(data["patients"]) == 2


def test_without_a_name_or_a_title_nothing_is_begun(tmp_path: Path) -> None:
    done = casegen("new", cwd=tmp_path)
    assert done.returncode == 2
    assert "SLUG" in done.stderr
    assert not (tmp_path / "cases").exists()
